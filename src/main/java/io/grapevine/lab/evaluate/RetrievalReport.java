package io.grapevine.lab.evaluate;

import io.grapevine.domain.RetrievalMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an evaluation of retrieval measured.
///
/// @param records  of the corpus
/// @param passages that they were split into
/// @param modes    in the order in which they were asked for
public record RetrievalReport(int records, int passages, int questions, Map<RetrievalMode, ModeReport> modes) {

    public RetrievalReport {
        modes = new LinkedHashMap<>(modes);
    }

    /// @param recall in percent, by k
    /// @param gain   against `vector` in points of percent, by k; empty for `vector` itself
    public record ModeReport(
            SortedMap<Integer, Double> recall,
            SortedMap<Integer, Bootstrap.Gain> gain,
            double p50Ms,
            double p95Ms,
            double queriesPerSecond) {}

    /// As JSON has it:
    /// `{"records","passages","questions","modes":{"graph":{"recall":{"5"},"gain":{"5":[mean,low,high]},
    /// "p50Ms","p95Ms","queriesPerSecond"}}}`.
    public Map<String, Object> toJson() {
        var byMode = new LinkedHashMap<String, Object>();
        modes.forEach((mode, report) -> byMode.put(mode.label(), json(report)));
        var all = new LinkedHashMap<String, Object>();
        all.put("records", records);
        all.put("passages", passages);
        all.put("questions", questions);
        all.put("modes", byMode);
        return all;
    }

    private static Map<String, Object> json(ModeReport report) {
        var recall = new LinkedHashMap<String, Object>();
        report.recall().forEach((k, percent) -> recall.put(String.valueOf(k), rounded(percent)));
        var gain = new LinkedHashMap<String, Object>();
        report.gain()
                .forEach((k, g) -> gain.put(
                        String.valueOf(k), new double[] {rounded(g.mean()), rounded(g.low()), rounded(g.high())}));
        var json = new LinkedHashMap<String, Object>();
        json.put("recall", recall);
        json.put("gain", gain);
        json.put("p50Ms", rounded(report.p50Ms()));
        json.put("p95Ms", rounded(report.p95Ms()));
        json.put("queriesPerSecond", rounded(report.queriesPerSecond()));
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /// As a table for people, one line a mode.
    public String toTable() {
        var text =
                new StringBuilder("%d records, %d passages, %d questions%n%n".formatted(records, passages, questions));
        var ks = modes.values().stream()
                .findFirst()
                .map(report -> report.recall().keySet())
                .orElse(new TreeMap<Integer, Double>().keySet());
        text.append("%-9s".formatted("mode"));
        ks.forEach(k -> text.append("%7s".formatted("R@" + k)));
        ks.forEach(k -> text.append("%23s".formatted("gain@" + k + " [95%]")));
        text.append("%9s%9s%9s%n".formatted("p50 ms", "p95 ms", "per s"));
        modes.forEach((mode, report) -> {
            text.append("%-9s".formatted(mode.label()));
            ks.forEach(k -> text.append("%7.1f".formatted(report.recall().get(k))));
            ks.forEach(k -> text.append("%23s".formatted(gain(report.gain().get(k)))));
            text.append("%9.1f%9.1f%9.0f%n".formatted(report.p50Ms(), report.p95Ms(), report.queriesPerSecond()));
        });
        return text.toString();
    }

    private static String gain(Bootstrap.Gain gain) {
        return gain == null ? "-" : "%+.1f [%+.1f, %+.1f]".formatted(gain.mean(), gain.low(), gain.high());
    }
}
