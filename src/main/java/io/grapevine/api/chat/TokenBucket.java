package io.grapevine.api.chat;

import java.util.function.LongSupplier;

/// Limits a rate: a bucket of `capacity` tokens that refills evenly, one token a message. Used by one thread at
/// a time.
final class TokenBucket {

    private final double capacity;
    private final double perNano;
    private final LongSupplier nanos;
    private double tokens;
    private long last;

    /// @param perSecond tokens that come back each second
    /// @param nanos     a monotonic clock
    TokenBucket(int capacity, double perSecond, LongSupplier nanos) {
        if (capacity < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "a rate limit must be above 0, was " + capacity + " at once and " + perSecond + " per second");
        }
        this.capacity = capacity;
        this.perNano = perSecond / 1e9;
        this.nanos = nanos;
        this.tokens = capacity;
        this.last = nanos.getAsLong();
    }

    /// Takes a token; false where there is none.
    boolean take() {
        var now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - last) * perNano);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
