package io.grapevine.lab.bench;

import io.grapevine.answer.retrieve.walk.WalkIndex;
import io.grapevine.answer.retrieve.walk.WalkWeights;
import io.grapevine.answer.retrieve.walk.Walker;
import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Topic;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import io.grapevine.lab.evaluate.CorpusRecord;
import io.grapevine.lab.evaluate.Latencies;
import io.grapevine.language.PhraseExtractor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Times the walk on graphs made by chance in the shape of real ones, and the reading of passages, each on one
/// thread and in time on the processor.
///
/// A graph of P passages has 21 mentions a passage and 13 relations between entities that passages share, as
/// measured on encyclopedia paragraphs. Two mentions in three are of a new entity, the third repeats one drawn
/// from all mentions so far, so that few entities are in very many passages and most in one (Yule, Simon).
public final class GraphBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String QUESTION = "what is it?";
    private static final int FOUND = 10;
    private static final double UNRELATED = 0.35;
    private static final int MENTIONS = 21;
    private static final int RELATIONS = 13;
    private static final float TITLE_WEIGHT = (float) PhraseExtractor.TITLE_WEIGHT;

    /// @param passages  nodes that are passages
    /// @param nodes     passages and entities
    /// @param bytes     of the arrays
    /// @param buildMs   to make the index
    /// @param p50Ms     of a walk, with its seeds and what led to the passages
    public record Result(int passages, int nodes, int edges, long bytes, double buildMs, double p50Ms, double p95Ms) {

        public double megabytesPerMillionEdges() {
            return (double) bytes / edges;
        }
    }

    private GraphBench() {}

    /// @param walks how many walks are timed, after as many to warm up
    public static Result walk(int passages, int walks, RandomGenerator random) {
        var links = links(passages, random);
        long start = cpuNanos();
        var index = WalkIndex.of(rows(passages, links), WalkWeights.DEFAULT);
        double buildMs = (cpuNanos() - start) / 1e6;
        var walker = new Walker(new PhraseExtractor());
        var times = new Latencies();
        for (int i = -walks; i < walks; i++) {
            var question = new Start(QUESTION, Topic.NONE, closest(passages, random), UNRELATED, List.of());
            long before = cpuNanos();
            walker.walk(index, question, FOUND);
            if (i >= 0) {
                times.add(cpuNanos() - before);
            }
        }
        return new Result(
                passages,
                passages + index.entities(),
                passages * (MENTIONS + RELATIONS),
                index.bytes(),
                buildMs,
                times.percentileMs(50),
                times.percentileMs(95));
    }

    /// Passages by chance, with cosines as the closest to a question have.
    private static List<Hit> closest(int passages, RandomGenerator random) {
        return random.ints(WalkWeights.DEFAULT.dense(), 0, passages)
                .distinct()
                .mapToObj(p -> new Hit("p" + p, 0.6 + 0.2 * random.nextDouble()))
                .toList();
    }

    /// Passages per second that one thread reads, warm: the best of three rounds over the records.
    public static double passagesPerSecond(List<CorpusRecord> records) {
        var extractor = new PhraseExtractor();
        double best = 0;
        for (int round = 0; round < 4; round++) {
            long start = cpuNanos();
            records.forEach(r -> extractor.extract(r.title(), r.text()));
            best = round == 0 ? 0 : Math.max(best, records.size() / ((cpuNanos() - start) / 1e9));
        }
        return best;
    }

    /// Time of this thread on a processor: what others run at the same time does not count.
    private static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// The entity of each mention, [#MENTIONS] a passage, numbered by frequency as the product does.
    private static int[] links(int passages, RandomGenerator random) {
        var mentions = new int[Math.multiplyExact(passages, MENTIONS)];
        int entities = 0;
        for (int i = 0; i < mentions.length; i++) {
            boolean fresh = i == 0 || random.nextInt(3) > 0;
            mentions[i] = fresh ? entities++ : mentions[random.nextInt(i)];
        }
        var times = new int[entities];
        IntStream.of(mentions).forEach(e -> times[e]++);
        var rank = new int[entities];
        var ranked = new ArrayList<>(IntStream.range(0, entities).boxed().toList());
        ranked.sort(Comparator.comparingInt((Integer e) -> -times[e]));
        IntStream.range(0, entities).forEach(r -> rank[ranked.get(r)] = r);
        return IntStream.of(mentions).map(e -> rank[e]).toArray();
    }

    /// Made one by one, so that there is never more than the index in memory.
    private static Iterable<PassageRow> rows(int passages, int[] mentions) {
        return () ->
                IntStream.range(0, passages).mapToObj(p -> row(p, mentions)).iterator();
    }

    private static PassageRow row(int passage, int[] all) {
        var mentions = new ArrayList<MentionRow>();
        var relations = new ArrayList<RelationRow>();
        var title = "e" + all[passage * MENTIONS];
        for (int m = 0; m < MENTIONS; m++) {
            var key = "e" + all[passage * MENTIONS + m];
            mentions.add(new MentionRow(key, key, EntityType.OTHER, m == 0 ? TITLE_WEIGHT : 1));
            if (m > 0 && m <= RELATIONS) {
                relations.add(new RelationRow(title, key, 1));
            }
        }
        return new PassageRow("p" + passage, "p" + passage, title, "", mentions, relations);
    }
}
