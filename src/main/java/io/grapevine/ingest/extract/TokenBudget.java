package io.grapevine.ingest.extract;

/// How many tokens a run may spend; safe for many threads.
///
/// A call first reserves what it may cost at most and settles for what it did cost, so that calls under way at
/// once do not pass the limit together.
final class TokenBudget {

    private final long limit;
    private long spent;
    private long reserved;

    TokenBudget(long limit) {
        this.limit = limit;
    }

    /// @return whether the tokens were left; if so, `settle` must follow
    synchronized boolean reserve(long tokens) {
        if (spent + reserved + tokens > limit) {
            return false;
        }
        reserved += tokens;
        return true;
    }

    synchronized void settle(long wasReserved, long used) {
        reserved -= wasReserved;
        spent += used;
    }

    synchronized long spent() {
        return spent;
    }
}
