package io.grapevine.answer.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Milliseconds of the steps of one answer, in the order in which they ended; used by one thread.
final class Stopwatch {

    private final long start = System.nanoTime();
    private final Map<String, Double> timings = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        var begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            timings.put(step, millisSince(begin));
        }
    }

    /// Notes how long after the start something happened for the first time.
    void mark(String moment) {
        timings.putIfAbsent(moment, millisSince(start));
    }

    Map<String, Double> timings() {
        var all = new LinkedHashMap<>(timings);
        all.put("total", millisSince(start));
        return all;
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
