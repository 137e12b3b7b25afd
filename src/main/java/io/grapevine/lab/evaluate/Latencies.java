package io.grapevine.lab.evaluate;

import java.util.Arrays;

/// How long calls took, in nanoseconds; grows as calls are measured. Not safe for several threads.
public final class Latencies {

    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private long[] nanos = new long[64];
    private int count;

    public void add(long duration) {
        if (duration < 0) {
            throw new IllegalArgumentException("a duration must be at least 0 ns, was " + duration);
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    public int count() {
        return count;
    }

    /// The smallest measured duration that at least this percentage of the calls did not exceed (nearest rank),
    /// in milliseconds.
    ///
    /// @param percent above 0, at most 100
    public double percentileMs(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be above 0 and at most 100, was " + percent);
        }
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * count) - 1] / NANOS_PER_MS;
    }

    public double p50Ms() {
        return percentileMs(50);
    }

    public double p95Ms() {
        return percentileMs(95);
    }

    /// Calls in a second, one after the other.
    public double perSecond() {
        var sum = Arrays.stream(nanos, 0, count).sum();
        return sum == 0 ? 0 : count * NANOS_PER_SECOND / sum;
    }
}
