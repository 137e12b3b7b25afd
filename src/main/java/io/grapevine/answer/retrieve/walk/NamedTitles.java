package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.language.EntityKey;
import io.grapevine.language.Gazetteer;
import io.grapevine.language.PhraseExtractor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The titles of other documents that passages name in their texts: column `i` says that passage `passage[i]`
/// names the title whose entity is `entity[i]`; sorted by passage.
record NamedTitles(int[] passage, int[] entity) {

    static final NamedTitles NONE = new NamedTitles(new int[0], new int[0]);

    /// Found by a gazetteer of the titles in scope, so that what the store keeps of a passage never depends on
    /// other documents.
    static NamedTitles of(GraphSnapshot snapshot, List<PassageContent> contents, Map<String, Integer> entityOfKey) {
        var gazetteer = new Gazetteer(
                keys(snapshot).stream().filter(entityOfKey::containsKey).toList());
        var passages = IntStream.builder();
        var entities = IntStream.builder();
        for (int p = 0; p < contents.size(); p++) {
            for (var match : gazetteer.matches(contents.get(p).text())) {
                if (!match.isPartOfName(contents.get(p).text())) {
                    passages.add(p);
                    entities.add(entityOfKey.get(match.key()));
                }
            }
        }
        return new NamedTitles(passages.build().toArray(), entities.build().toArray());
    }

    /// The entities of the titles of a snapshot's passages.
    static Set<Integer> entities(GraphSnapshot snapshot, Map<String, Integer> entityOfKey) {
        return keys(snapshot).stream()
                .filter(entityOfKey::containsKey)
                .map(entityOfKey::get)
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(GraphSnapshot snapshot) {
        return snapshot.passages().stream()
                .map(GraphSnapshot.PassageNode::title)
                .distinct()
                .map(title -> EntityKey.of(PhraseExtractor.withoutBracket(title)))
                .collect(Collectors.toSet());
    }

    /// The columns that are kept.
    NamedTitles only(IntPredicate column) {
        var kept = IntStream.range(0, passage.length).filter(column).toArray();
        return new NamedTitles(
                IntStream.of(kept).map(i -> passage[i]).toArray(),
                IntStream.of(kept).map(i -> entity[i]).toArray());
    }
}
