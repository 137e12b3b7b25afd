package io.grapevine.ingest.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that grow with time: each is greater than those that this process made before. Thread-safe.
final class JobIds {

    private static final long RANDOM_BITS = (1L << 48) - 1;

    private final AtomicLong last = new AtomicLong();

    /// 13 hex digits of microseconds since 1970, 12 by chance.
    String next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        long micros = last.updateAndGet(before -> Math.max(before + 1, now));
        long random = ThreadLocalRandom.current().nextLong() & RANDOM_BITS;
        return String.format(Locale.ROOT, "%013x%012x", micros, random);
    }
}
