package io.grapevine.lab.bench.chat;

import io.grapevine.lab.evaluate.Latencies;
import java.util.LinkedHashMap;
import java.util.Map;

/// Percentiles in milliseconds.
public record Timing(double p50, double p95, double p99) {

    static Timing of(Latencies latencies) {
        return new Timing(latencies.p50Ms(), latencies.p95Ms(), latencies.percentileMs(99));
    }

    Map<String, Double> toJson() {
        var json = new LinkedHashMap<String, Double>();
        json.put("p50Ms", rounded(p50));
        json.put("p95Ms", rounded(p95));
        json.put("p99Ms", rounded(p99));
        return json;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
