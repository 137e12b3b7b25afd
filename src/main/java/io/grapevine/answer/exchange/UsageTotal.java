package io.grapevine.answer.exchange;

import io.grapevine.domain.AnswerEvent.Usage;
import java.util.function.Consumer;

/// Adds up the usage of all chat model calls of one answer. Thread-safe: an overview reads in parallel.
final class UsageTotal implements Consumer<Usage> {

    private Usage total = Usage.NONE;

    @Override
    public synchronized void accept(Usage usage) {
        total = total.plus(usage);
    }

    synchronized Usage total() {
        return total;
    }
}
