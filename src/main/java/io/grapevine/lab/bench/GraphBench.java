package io.grapevine.lab.bench;

import io.grapevine.answer.retrieve.walk.PersonalizedPageRank;
import io.grapevine.answer.retrieve.walk.WalkGraph;
import io.grapevine.answer.retrieve.walk.WalkWeights;
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
    private static final int MENTIONS = 21;
    private static final int RELATIONS = 13;
    private static final float TITLE_WEIGHT = (float) PhraseExtractor.TITLE_WEIGHT;

    /// @param passages  nodes that are passages
    /// @param nodes     passages and entities
    /// @param bytes     of the arrays
    /// @param buildMs   to sort the edges into rows
    /// @param p50Ms     of a walk
    /// @param walkBytes of the arrays that one walk needs beside the graph
    public record Result(
            int passages,
            int nodes,
            int edges,
            long bytes,
            double buildMs,
            double p50Ms,
            double p95Ms,
            long walkBytes) {

        public double megabytesPerMillionEdges() {
            return (double) bytes / edges;
        }
    }

    private GraphBench() {}

    /// @param walks how many walks are timed, after as many to warm up, at most 5
    public static Result walk(int passages, int walks, RandomGenerator random) {
        var links = links(passages, random);
        long start = cpuNanos();
        var graph = graph(passages, links);
        double buildMs = (cpuNanos() - start) / 1e6;
        var pageRank = new PersonalizedPageRank(WalkWeights.DEFAULT.damping(), WalkWeights.DEFAULT.iterations());
        var seeds = new double[graph.nodes()];
        for (int p = 0; p < passages; p++) {
            seeds[p] = random.nextDouble();
        }
        for (int i = 0; i < Math.min(walks, 5); i++) {
            pageRank.walk(graph, seeds);
        }
        var times = new Latencies();
        for (int i = 0; i < walks; i++) {
            long before = cpuNanos();
            pageRank.walk(graph, seeds);
            times.add(cpuNanos() - before);
        }
        return new Result(
                passages,
                graph.nodes(),
                graph.edges(),
                graph.bytes(),
                buildMs,
                times.percentileMs(50),
                times.percentileMs(95),
                3L * Double.BYTES * graph.nodes());
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

    private static WalkGraph graph(int passages, int[] mentions) {
        var builder =
                WalkGraph.builder(passages + 1 + IntStream.of(mentions).max().orElse(0));
        for (int p = 0; p < passages; p++) {
            for (int m = 0; m < MENTIONS; m++) {
                int entity = passages + mentions[p * MENTIONS + m];
                builder.edge(p, entity, m == 0 ? TITLE_WEIGHT : 1);
                if (m > 0 && m <= RELATIONS) {
                    builder.edge(passages + mentions[p * MENTIONS], entity, 1);
                }
            }
        }
        return builder.build();
    }
}
