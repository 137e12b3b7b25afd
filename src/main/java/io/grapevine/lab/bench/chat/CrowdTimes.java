package io.grapevine.lab.bench.chat;

import io.grapevine.lab.evaluate.Latencies;

/// Gathers what many readers at once had to wait for. Used by one thread.
final class CrowdTimes {

    private final Latencies firstEvent = new Latencies();
    private final Latencies firstToken = new Latencies();
    private final Latencies gap = new Latencies();
    private final Latencies directGap = new Latencies();
    private int answers;

    /// An answer of the service; one with a fault has no times.
    void served(Received received) {
        answers++;
        if (received.fault().isEmpty()) {
            firstEvent.add(received.firstAt() - received.askedAt());
            firstToken.add(received.tokensAt()[0] - received.askedAt());
            gaps(received, gap);
        }
    }

    /// An answer of the stand-in itself.
    void direct(Received received) {
        gaps(received, directGap);
    }

    /// @throws IllegalStateException where no answer was whole
    ChatReport.Crowd times(int conversations) {
        return new ChatReport.Crowd(
                conversations,
                answers / conversations,
                Timing.of(firstEvent),
                Timing.of(firstToken),
                Timing.of(gap),
                Timing.of(directGap));
    }

    private static void gaps(Received received, Latencies gaps) {
        var at = received.tokensAt();
        for (var i = 1; i < at.length; i++) {
            gaps.add(at[i] - at[i - 1]);
        }
    }
}
