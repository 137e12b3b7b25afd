package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Topic;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import io.grapevine.language.PhraseExtractor;
import java.util.Comparator;
import java.util.List;

/// Builds the index of a walk from texts, as the store would give it: for tests and measurements without Neo4j.
public final class Snapshots {

    private static final PhraseExtractor EXTRACTOR = new PhraseExtractor();

    /// A passage to be.
    public record Text(String id, String collection, String title, String text, float[] vector) {}

    private Snapshots() {}

    public static WalkIndex index(List<Text> texts, WalkWeights weights) {
        return WalkIndex.of(texts.stream().map(Snapshots::row).toList(), weights);
    }

    /// A document of one passage.
    static PassageRow row(Text text) {
        return row(text, EXTRACTOR.extract(text.title(), text.text()));
    }

    private static PassageRow row(Text text, Extraction extraction) {
        return new PassageRow(
                text.id(),
                text.id(),
                text.title(),
                text.text(),
                extraction.mentions().stream()
                        .map(m -> new MentionRow(
                                m.entity().key(), m.entity().name(), m.entity().type(), (float) m.weight()))
                        .toList(),
                extraction.triples().stream()
                        .map(t -> new RelationRow(t.subject(), t.object(), (float) t.weight()))
                        .toList());
    }

    /// The start of a walk as the vector index would give it.
    static Start start(List<Text> texts, String question, float[] vector) {
        var closest = texts.stream()
                .map(text -> new Hit(text.id(), dot(text.vector(), vector)))
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .limit(WalkWeights.DEFAULT.dense())
                .toList();
        double unrelated = closest.stream().mapToDouble(Hit::score).min().orElse(0);
        return new Start(question, Topic.NONE, closest, unrelated, List.of());
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
