package io.grapevine.answer;

import io.grapevine.domain.AnswerEvent.Usage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Adds up what the calls of one answer took, and passes it on. Thread-safe.
final class Tally implements Consumer<Usage> {

    private final AtomicReference<Usage> sum = new AtomicReference<>(Usage.NONE);

    private final Consumer<Usage> listener;

    Tally(Consumer<Usage> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(Usage spent) {
        sum.accumulateAndGet(spent, Usage::plus);
        listener.accept(spent);
    }

    Usage sum() {
        return sum.get();
    }
}
