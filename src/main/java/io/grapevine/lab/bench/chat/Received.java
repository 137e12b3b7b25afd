package io.grapevine.lab.bench.chat;

import java.util.Optional;

/// What a reader received of one answer. Times are nanoseconds of `System.nanoTime`.
///
/// @param firstAt    when the first thing came: `conversation` from the service, the first token from the
///                   stand-in itself
/// @param tokensAt   when each token came
/// @param events     events of the answer, each counted once
/// @param lost       numbers that were skipped
/// @param outOfOrder events whose number was not above the one before
/// @param fault      why this is no whole answer of the stand-in's; empty where it is one
record Received(
        long askedAt,
        long firstAt,
        long[] tokensAt,
        long endedAt,
        int events,
        int lost,
        int outOfOrder,
        Optional<String> fault) {

    Received {
        if (fault.isEmpty() && tokensAt.length == 0) {
            throw new IllegalArgumentException("a whole answer has a token");
        }
    }

    boolean isWhole() {
        return fault.isEmpty() && lost == 0 && outOfOrder == 0;
    }
}
