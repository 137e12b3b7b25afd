package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.graph.index.IndexSource;
import io.grapevine.graph.index.PassageRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A store of texts in memory, each a document of one passage; counts what is read.
class StoredTexts implements IndexSource {

    private record Change(String collection, long version) {}

    private final TreeMap<String, Text> texts = new TreeMap<>();
    private final Map<String, Change> changes = new HashMap<>();
    private long version = 1;
    int read;

    synchronized void put(Text text) {
        version++;
        texts.put(text.id(), text);
        changes.put(text.id(), new Change(text.collection(), version));
    }

    synchronized void remove(String id) {
        version++;
        changes.put(id, new Change(texts.remove(id).collection(), version));
    }

    synchronized List<Text> texts() {
        return List.copyOf(texts.values());
    }

    @Override
    public synchronized State state() {
        return new State("store", version, 0);
    }

    @Override
    public synchronized Set<String> collections() {
        return texts.values().stream().map(Text::collection).collect(Collectors.toSet());
    }

    @Override
    public synchronized Map<String, List<String>> changes(Map<String, Long> since) {
        var changed = new HashMap<String, List<String>>();
        changes.forEach((id, change) -> {
            if (since.getOrDefault(change.collection(), Long.MAX_VALUE) < change.version()) {
                changed.computeIfAbsent(change.collection(), c -> new ArrayList<>())
                        .add(id);
            }
        });
        return changed;
    }

    @Override
    public synchronized List<DocumentTitle> documents(String collection, String after) {
        return texts.tailMap(after, false).values().stream()
                .filter(text -> text.collection().equals(collection))
                .map(text -> new DocumentTitle(text.id(), text.title()))
                .limit(3)
                .toList();
    }

    @Override
    public synchronized List<PassageRow> passages(List<String> documents) {
        var rows = documents.stream()
                .filter(texts::containsKey)
                .map(texts::get)
                .map(Snapshots::row)
                .toList();
        read += rows.size();
        return rows;
    }

    @Override
    public synchronized List<float[]> sample(String collection, int limit) {
        return texts.values().stream().map(Text::vector).limit(limit).toList();
    }

    @Override
    public List<SameName> sameNames() {
        return List.of();
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of();
    }
}
