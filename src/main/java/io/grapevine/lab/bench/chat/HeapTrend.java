package io.grapevine.lab.bench.chat;

import java.util.List;

/// The service's live heap (after a collection) at even times.
///
/// It is stable where the median of the last third is at most 5% above that of the second third. The first
/// third is not looked at: caches and the answers that can still be resumed fill up in it.
///
/// @param megabytes oldest first, at least 3
public record HeapTrend(List<Double> megabytes) {

    /// Above this the heap is called growing.
    public static final double MOST_GROWTH = 0.05;

    public HeapTrend {
        if (megabytes.size() < 3) {
            throw new IllegalArgumentException("a trend needs at least 3 measurements, was " + megabytes.size());
        }
        megabytes = List.copyOf(megabytes);
    }

    /// Growth from the second third to the last, as a share; below 0 where it shrank.
    public double growth() {
        var n = megabytes.size();
        return median(megabytes.subList(2 * n / 3, n)) / median(megabytes.subList(n / 3, 2 * n / 3)) - 1;
    }

    public boolean isStable() {
        return growth() <= MOST_GROWTH;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
