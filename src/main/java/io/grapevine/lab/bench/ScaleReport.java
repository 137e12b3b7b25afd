package io.grapevine.lab.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// What a collection of one size costs.
///
/// @param stored      passages stored in a second, vectors given
/// @param firstMs     from a start of the service until the default mode has answered its first question
/// @param heapBytes   of the walk's indexes, a passage
/// @param vector      of the mode `vector`, embedding included
/// @param graph       of the default mode, embedding included
/// @param recall      at 5 of the default mode, in percent, where the questions' gold records are known
/// @param vectorRecall the same of the mode `vector`
/// @param changeMs    from storing a document until the walk's index has it
public record ScaleReport(
        int passages,
        double stored,
        double firstMs,
        double heapBytes,
        QueryReport.Timing vector,
        QueryReport.Timing graph,
        OptionalDouble vectorRecall,
        OptionalDouble recall,
        double changeMs) {

    public static final String HEADER =
            "passages  stored/s  first answer s  heap kB/passage  vector p50/p95 ms  graph p50/p95 ms"
                    + "  graph/vector  R@5 vector graph  change ms\n";

    public String row() {
        return String.format(
                Locale.ROOT,
                "%8d  %8.0f  %14.2f  %15.2f  %8.1f / %6.1f  %7.1f / %6.1f  %12.2f  %10.1f %5.1f  %9.0f%n",
                passages,
                stored,
                firstMs / 1e3,
                heapBytes / 1e3,
                vector.p50(),
                vector.p95(),
                graph.p50(),
                graph.p95(),
                graph.p50() / vector.p50(),
                vectorRecall.orElse(Double.NaN),
                recall.orElse(Double.NaN),
                changeMs);
    }

    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("passages", passages);
        json.put("storedPerSecond", stored);
        json.put("firstAnswerMs", firstMs);
        json.put("heapBytesPerPassage", heapBytes);
        json.put("vectorP50Ms", vector.p50());
        json.put("vectorP95Ms", vector.p95());
        json.put("graphP50Ms", graph.p50());
        json.put("graphP95Ms", graph.p95());
        recall.ifPresent(value -> json.put("graphRecallAt5", value));
        vectorRecall.ifPresent(value -> json.put("vectorRecallAt5", value));
        json.put("changeMs", changeMs);
        return json;
    }
}
