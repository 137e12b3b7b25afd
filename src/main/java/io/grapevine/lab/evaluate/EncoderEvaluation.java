package io.grapevine.lab.evaluate;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.retrieve.walk.WalkIndex;
import io.grapevine.answer.retrieve.walk.WalkWeights;
import io.grapevine.answer.retrieve.walk.Walker;
import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.Document;
import io.grapevine.domain.Scope;
import io.grapevine.domain.Topic;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.graph.index.GraphSnapshot.PassageNode;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.neural.layer.Adjacency;
import io.grapevine.neural.layer.GraphEncoder;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/// Measures whether a graph encoder, trained on the collection's own links, makes the walk better: each edge's
/// weight is multiplied by `1 - strength + strength max(0, cosine)` of the vectors of its ends.
@Singleton
public final class EncoderEvaluation {

    private static final int HIDDEN = 64;
    private static final int SIZE = 64;
    private static final int EPOCHS = 60;
    private static final int EDGES_AN_EPOCH = 20_000;
    private static final double RATE = 0.01;
    private static final int HELD_OUT = 10; // one edge in so many
    private static final int[] KS = {2, 5, 10};
    private static final long SEED = 1;

    private final IngestPipeline ingest;
    private final DocumentStore store;
    private final GraphReader reader;
    private final EmbeddingModel embedding;
    private final PassageSearch search;
    private final Walker walker;

    /// @param auc     how often a held-out link scores above a pair drawn by chance, 0.5 to 1
    /// @param recalls recall@2, 5, 10 in percent by name of the variant
    public record Report(
            int nodes, int edges, double firstLoss, double lastLoss, double auc, Map<String, double[]> recalls) {}

    @Inject
    public EncoderEvaluation(
            IngestPipeline ingest,
            DocumentStore store,
            GraphReader reader,
            EmbeddingModel embedding,
            PassageSearch search,
            PhraseExtractor phrases) {
        this.ingest = ingest;
        this.store = store;
        this.reader = reader;
        this.embedding = embedding;
        this.search = search;
        this.walker = new Walker(phrases);
    }

    public Report run(Path corpus, Path questions) {
        var asked = LabelledQuestion.read(questions);
        var collection = "eval-encoder-" + UUID.randomUUID();
        try {
            ingest.ingest(CorpusRecord.request(corpus, collection), event -> {});
            return measure(collection, asked);
        } finally {
            store.removeCollection(collection);
        }
    }

    private Report measure(String collection, List<LabelledQuestion> asked) {
        var snapshot = reader.snapshot(Set.of(collection));
        var contents = reader.contents(snapshot);
        var links = Links.of(snapshot);
        var random = new SplittableRandom(SEED);
        var encoder = new GraphEncoder(contents.getFirst().embedding().length, HIDDEN, SIZE, random);
        var features = features(snapshot, contents);
        var training = links.without(HELD_OUT);
        var losses =
                encoder.train(training, features, EPOCHS, EDGES_AN_EPOCH, new Adam(Schedule.constant(RATE)), random);
        var z = encoder.forward(training, features);
        var recordOf = recordOfPassage(snapshot, store.list(Optional.of(collection)));
        var closest = asked.stream().map(q -> closest(q, collection)).toList();
        var recalls = new LinkedHashMap<String, double[]>();
        for (var strength : new double[] {0, 0.5, 1}) {
            var index = weighted(snapshot, contents, z, strength);
            recalls.put(strength == 0 ? "as it is" : "strength " + strength, recalls(index, asked, closest, recordOf));
        }
        return new Report(
                links.nodes, links.from.length, losses[0], losses[EPOCHS - 1], auc(links, z, random), recalls);
    }

    /// A passage's features are its embedding, an entity's the mean of its passages'.
    private static FMatrixRMaj features(GraphSnapshot snapshot, List<PassageContent> contents) {
        var p = contents.size();
        var size = contents.getFirst().embedding().length;
        var x = new FMatrixRMaj(p + snapshot.entities().size(), size);
        for (var i = 0; i < p; i++) {
            System.arraycopy(contents.get(i).embedding(), 0, x.data, i * size, size);
        }
        var counts = new int[snapshot.entities().size()];
        var mentions = snapshot.mentions();
        for (var entity : mentions.entity()) {
            counts[entity]++;
        }
        for (var i = 0; i < mentions.entity().length; i++) {
            var row = (p + mentions.entity()[i]) * size;
            for (var j = 0; j < size; j++) {
                x.data[row + j] += contents.get(mentions.passage()[i]).embedding()[j] / counts[mentions.entity()[i]];
            }
        }
        return x;
    }

    private static Map<String, String> recordOfPassage(GraphSnapshot snapshot, List<Document> documents) {
        var recordOf = documents.stream().collect(Collectors.toMap(Document::id, d -> CorpusRecord.idOf(d.source())));
        return snapshot.passages().stream()
                .collect(Collectors.toMap(PassageNode::id, p -> recordOf.get(p.documentId())));
    }

    /// The index of the passages with each edge weighted by the encoder.
    private static WalkIndex weighted(GraphSnapshot s, List<PassageContent> contents, FMatrixRMaj z, double strength) {
        var p = s.passages().size();
        var m = s.mentions();
        var mentions = new ArrayList<List<MentionRow>>();
        var relations = new ArrayList<List<RelationRow>>();
        for (var i = 0; i < p; i++) {
            mentions.add(new ArrayList<>());
            relations.add(new ArrayList<>());
        }
        for (var i = 0; i < m.weight().length; i++) {
            // titles stay
            var factor = m.weight()[i] > 1 ? 1 : factor(z, m.passage()[i], p + m.entity()[i], strength);
            var e = s.entities().get(m.entity()[i]);
            mentions.get(m.passage()[i])
                    .add(new MentionRow(e.key(), e.name(), Rows.entityType(e.type()), m.weight()[i] * factor));
        }
        var r = s.relations();
        for (var i = 0; i < r.weight().length; i++) {
            var weight = r.weight()[i] * factor(z, p + r.subject()[i], p + r.object()[i], strength);
            var subject = s.entities().get(r.subject()[i]).key();
            relations
                    .get(r.passage()[i])
                    .add(new RelationRow(
                            subject, s.entities().get(r.object()[i]).key(), weight));
        }
        var rows = new ArrayList<PassageRow>();
        for (var i = 0; i < p; i++) {
            var passage = s.passages().get(i);
            rows.add(new PassageRow(
                    passage.id(),
                    passage.documentId(),
                    passage.title(),
                    contents.get(i).text(),
                    mentions.get(i),
                    relations.get(i)));
        }
        return WalkIndex.of(rows, WalkWeights.DEFAULT);
    }

    private static float factor(FMatrixRMaj z, int u, int v, double strength) {
        var cosine = dot(z, u, v) / Math.sqrt(Math.max(1e-12, dot(z, u, u) * dot(z, v, v)));
        return (float) (1 - strength + strength * Math.max(0.01, cosine));
    }

    private double[] recalls(
            WalkIndex index, List<LabelledQuestion> asked, List<List<Hit>> closest, Map<String, String> recordOf) {
        var recalls = new double[KS.length];
        for (var q = 0; q < asked.size(); q++) {
            var start =
                    new Start(asked.get(q).text(), Topic.NONE, closest.get(q), unrelated(closest.get(q)), List.of());
            var found = walker.walk(index, start, 4 * KS[KS.length - 1]).passageIds().stream()
                    .map(recordOf::get)
                    .toList();
            for (var k = 0; k < KS.length; k++) {
                recalls[k] += 100 * Recall.at(KS[k], found, asked.get(q).gold()) / asked.size();
            }
        }
        return recalls;
    }

    /// The passages closest to a question.
    private List<Hit> closest(LabelledQuestion asked, String collection) {
        var vector = embedding.embed(asked.text()).content().vector();
        return search.closest(vector, Scope.of(Set.of(collection)), WalkWeights.DEFAULT.dense()).stream()
                .map(hit -> new Hit(hit.id(), hit.cosine()))
                .toList();
    }

    private static double unrelated(List<Hit> closest) {
        return closest.stream().mapToDouble(Hit::score).min().orElse(0);
    }

    private static double auc(Links links, FMatrixRMaj z, SplittableRandom random) {
        var better = 0.0;
        var pairs = 0;
        for (var e = 0; e < links.from.length; e += HELD_OUT) {
            var link = dot(z, links.from[e], links.to[e]);
            var chance = dot(z, links.from[e], random.nextInt(links.nodes));
            better += link > chance ? 1 : link == chance ? 0.5 : 0;
            pairs++;
        }
        return better / pairs;
    }

    private static double dot(FMatrixRMaj z, int u, int v) {
        var n = z.numCols;
        var sum = 0.0;
        for (var j = 0; j < n; j++) {
            sum += z.data[u * n + j] * z.data[v * n + j];
        }
        return sum;
    }

    /// Mentions and relations alike: passages are nodes 0 to P - 1, entities the nodes behind them.
    private record Links(int nodes, int[] from, int[] to) {

        static Links of(GraphSnapshot snapshot) {
            var p = snapshot.passages().size();
            var from = new ArrayList<Integer>();
            var to = new ArrayList<Integer>();
            for (var i = 0; i < snapshot.mentions().entity().length; i++) {
                from.add(snapshot.mentions().passage()[i]);
                to.add(p + snapshot.mentions().entity()[i]);
            }
            for (var i = 0; i < snapshot.relations().subject().length; i++) {
                from.add(p + snapshot.relations().subject()[i]);
                to.add(p + snapshot.relations().object()[i]);
            }
            return new Links(p + snapshot.entities().size(), ints(from), ints(to));
        }

        /// The graph without every `nth` link.
        Adjacency without(int nth) {
            var keptFrom = new ArrayList<Integer>();
            var keptTo = new ArrayList<Integer>();
            for (var e = 0; e < from.length; e++) {
                if (e % nth != 0) {
                    keptFrom.add(from[e]);
                    keptTo.add(to[e]);
                }
            }
            return Adjacency.of(nodes, ints(keptFrom), ints(keptTo));
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
