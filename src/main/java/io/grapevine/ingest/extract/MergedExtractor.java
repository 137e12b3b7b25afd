package io.grapevine.ingest.extract;

import io.grapevine.domain.Extraction;
import io.grapevine.domain.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What an extractor without a chat model read, together with what a chat model read: the union retrieves better
/// than either. A passage that the chat model missed keeps the first, and makes the result incomplete.
public final class MergedExtractor implements Extractor {

    private final Extractor first;
    private final ChatExtractor chat;
    // by passage id, until it is asked for
    private final Map<String, Optional<Extraction>> ahead = new ConcurrentHashMap<>();

    public MergedExtractor(Extractor first, ChatExtractor chat) {
        this.first = first;
        this.chat = chat;
    }

    @Override
    public void ahead(List<Passage> passages) {
        var read = chat.read(passages);
        for (var i = 0; i < passages.size(); i++) {
            ahead.put(passages.get(i).id(), read.get(i));
        }
    }

    @Override
    public Result extract(List<Passage> passages) {
        var read = passages.stream().map(this::read).toList();
        var base = first.extract(passages);
        var merged = new ArrayList<Extraction>();
        for (var i = 0; i < passages.size(); i++) {
            var own = base.extractions().get(i);
            merged.add(read.get(i).map(other -> Extractions.merge(own, other)).orElse(own));
        }
        return new Result(merged, base.complete() && read.stream().allMatch(Optional::isPresent));
    }

    private Optional<Extraction> read(Passage passage) {
        var known = ahead.remove(passage.id());
        return known != null ? known : chat.read(List.of(passage)).getFirst();
    }

    @Override
    public String version() {
        return first.version() + "+" + chat.version();
    }
}
