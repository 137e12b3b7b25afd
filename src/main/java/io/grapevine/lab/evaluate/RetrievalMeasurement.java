package io.grapevine.lab.evaluate;

import io.grapevine.domain.RetrievalMode;
import io.grapevine.lab.evaluate.RetrievalReport.ModeReport;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Asks every question in every mode and measures what comes back, and how soon. Knows no store.
public final class RetrievalMeasurement {

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20260101;
    /// Questions that are asked before the clock starts, so that caches and compiled code are there.
    private static final int WARM_UP = 10;
    private static final double PERCENT = 100;

    /// The retrieval that is measured.
    @FunctionalInterface
    public interface Search {

        /// The records of the passages that were found, best first.
        List<String> records(RetrievalMode mode, String question);
    }

    private record Run(Map<Integer, double[]> recall, Latencies latencies) {}

    private final Search search;
    private final SortedSet<Integer> ks;

    /// @param ks the depths at which recall is taken
    public RetrievalMeasurement(Search search, Collection<Integer> ks) {
        this.search = search;
        this.ks = new TreeSet<>(ks);
    }

    /// Measures the modes, and `vector` too where it is not among them, since it is what the others are held
    /// against.
    public Map<RetrievalMode, ModeReport> of(List<RetrievalMode> modes, List<LabelledQuestion> questions) {
        var runs = new LinkedHashMap<RetrievalMode, Run>();
        modes.forEach(mode -> runs.computeIfAbsent(mode, m -> run(m, questions)));
        var baseline = runs.containsKey(RetrievalMode.VECTOR)
                ? runs.get(RetrievalMode.VECTOR)
                : run(RetrievalMode.VECTOR, questions);
        var reports = new LinkedHashMap<RetrievalMode, ModeReport>();
        runs.forEach((mode, run) -> reports.put(mode, report(mode, run, baseline)));
        return reports;
    }

    private Run run(RetrievalMode mode, List<LabelledQuestion> questions) {
        questions.stream().limit(WARM_UP).forEach(question -> search.records(mode, question.text()));
        var recall = new TreeMap<Integer, double[]>();
        ks.forEach(k -> recall.put(k, new double[questions.size()]));
        var latencies = new Latencies();
        for (var i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            var start = System.nanoTime();
            var found = search.records(mode, question.text());
            latencies.add(System.nanoTime() - start);
            for (var k : ks) {
                recall.get(k)[i] = PERCENT * Recall.at(k, found, question.gold());
            }
        }
        return new Run(recall, latencies);
    }

    private static ModeReport report(RetrievalMode mode, Run run, Run baseline) {
        var recall = new TreeMap<Integer, Double>();
        var gain = new TreeMap<Integer, Bootstrap.Gain>();
        run.recall().forEach((k, scores) -> {
            recall.put(k, Arrays.stream(scores).average().orElseThrow());
            if (mode != RetrievalMode.VECTOR) {
                gain.put(k, Bootstrap.gain(scores, baseline.recall().get(k), RESAMPLES, new SplittableRandom(SEED)));
            }
        });
        var latencies = run.latencies();
        return new ModeReport(recall, gain, latencies.p50Ms(), latencies.p95Ms(), latencies.perSecond());
    }
}
