package io.grapevine.lab.bench.chat;

import java.util.Arrays;
import java.util.Optional;

/// Takes down what comes of one answer. Used by one thread at a time.
final class Reception {

    private final long askedAt;
    private final StringBuilder text = new StringBuilder();
    private long[] tokensAt = new long[256];
    private int tokens;
    private long firstAt;
    private long seq; // of the last event
    private int events;
    private int lost;
    private int outOfOrder;

    /// @param askedAt when the question was sent
    Reception(long askedAt) {
        this.askedAt = askedAt;
    }

    /// An event of that number came.
    void event(long at, long number) {
        events++;
        first(at);
        if (number <= seq) {
            outOfOrder++;
            return;
        }
        lost += (int) (number - seq - 1);
        seq = number;
    }

    void token(long at, String piece) {
        first(at);
        if (tokens == tokensAt.length) {
            tokensAt = Arrays.copyOf(tokensAt, 2 * tokens);
        }
        tokensAt[tokens++] = at;
        text.append(piece);
    }

    /// All tokens so far.
    String text() {
        return text.toString();
    }

    Received ended(long at, Optional<String> fault) {
        var without = fault.or(() -> tokens == 0 ? Optional.of("it had no token") : Optional.empty());
        return new Received(askedAt, firstAt, Arrays.copyOf(tokensAt, tokens), at, events, lost, outOfOrder, without);
    }

    private void first(long at) {
        if (firstAt == 0) {
            firstAt = at;
        }
    }
}
