package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Extraction;
import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.EntityNode;
import io.grapevine.graph.index.GraphSnapshot.Mentions;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.graph.index.GraphSnapshot.PassageNode;
import io.grapevine.graph.index.GraphSnapshot.Relations;
import io.grapevine.graph.index.GraphSnapshot.SameAs;
import io.grapevine.language.PhraseExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds the index of a walk from texts, as the store would give it: for tests and measurements without Neo4j.
public final class Snapshots {

    /// A passage to be.
    public record Text(String id, String collection, String title, String text, float[] vector) {}

    private Snapshots() {}

    public static WalkIndex index(List<Text> texts, WalkWeights weights) {
        var extractor = new PhraseExtractor();
        return index(
                texts,
                texts.stream().map(t -> extractor.extract(t.title(), t.text())).toList(),
                weights);
    }

    public static WalkIndex index(List<Text> texts, List<Extraction> extractions, WalkWeights weights) {
        var contents = texts.stream()
                .map(t -> new PassageContent(t.text(), t.vector()))
                .toList();
        return new WalkIndex(snapshot(texts, extractions), contents, weights);
    }

    private static GraphSnapshot snapshot(List<Text> texts, List<Extraction> extractions) {
        var byKey = new TreeMap<String, EntityNode>();
        extractions.forEach(x -> x.mentions()
                .forEach(m -> byKey.putIfAbsent(
                        m.entity().key(),
                        new EntityNode(
                                m.entity().key(),
                                m.entity().name(),
                                m.entity().type().name()))));
        var entities = List.copyOf(byKey.values());
        var number = new TreeMap<String, Integer>();
        entities.forEach(e -> number.put(e.key(), number.size()));
        var passages = texts.stream()
                .map(t -> new PassageNode(t.id(), t.id(), t.collection(), t.title()))
                .toList();
        return new GraphSnapshot(
                1,
                passages,
                entities,
                mentions(extractions, number),
                relations(extractions, number),
                SameAs.NONE,
                Map.of());
    }

    private static Mentions mentions(List<Extraction> extractions, Map<String, Integer> number) {
        var rows = new ArrayList<int[]>();
        var weights = new ArrayList<Double>();
        for (int p = 0; p < extractions.size(); p++) {
            for (var mention : extractions.get(p).mentions()) {
                rows.add(new int[] {p, number.get(mention.entity().key())});
                weights.add(mention.weight());
            }
        }
        return new Mentions(column(rows, 0), column(rows, 1), floats(weights));
    }

    private static Relations relations(List<Extraction> extractions, Map<String, Integer> number) {
        var rows = new ArrayList<int[]>();
        var weights = new ArrayList<Double>();
        for (int p = 0; p < extractions.size(); p++) {
            for (var triple : extractions.get(p).triples()) {
                rows.add(new int[] {p, number.get(triple.subject()), number.get(triple.object())});
                weights.add(triple.weight());
            }
        }
        return new Relations(column(rows, 0), column(rows, 1), column(rows, 2), floats(weights));
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    private static float[] floats(List<Double> values) {
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
