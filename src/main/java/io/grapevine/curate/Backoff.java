package io.grapevine.curate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// When what failed may be tried again: after a minute, and after twice as long with each further failure, an
/// hour at most. By name; used by one thread.
final class Backoff {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6; // 64 minutes

    private final LongSupplier nanoClock;
    private final Map<String, Failures> failures = new HashMap<>();

    private record Failures(int count, long last) {}

    Backoff(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    boolean mayTry(String name) {
        var failed = failures.get(name);
        return failed == null || nanoClock.getAsLong() - failed.last() >= pause(failed.count());
    }

    void failed(String name) {
        var count = failures.containsKey(name) ? failures.get(name).count() + 1 : 1;
        failures.put(name, new Failures(count, nanoClock.getAsLong()));
    }

    void succeeded(String name) {
        failures.remove(name);
    }

    private static long pause(int count) {
        return FIRST.toNanos() << Math.min(count - 1, MOST_DOUBLINGS);
    }
}
