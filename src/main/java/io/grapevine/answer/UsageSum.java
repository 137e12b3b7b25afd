package io.grapevine.answer;

import io.grapevine.domain.AnswerEvent.Usage;
import java.util.function.Consumer;

/// Adds up what the calls of one answer took, and passes it on. Thread-safe; the listener is told of one call at
/// a time.
final class UsageSum implements Consumer<Usage> {

    private final Consumer<Usage> listener;
    private Usage sum = Usage.NONE;

    UsageSum(Consumer<Usage> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void accept(Usage spent) {
        sum = sum.plus(spent);
        listener.accept(spent);
    }

    synchronized Usage sum() {
        return sum;
    }
}
