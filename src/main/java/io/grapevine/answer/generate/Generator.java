package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import java.util.function.Consumer;

/// Writes the answer from the evidence. Implementations are safe for many threads.
@FunctionalInterface
public interface Generator {

    /// Writes the answer, and passes on its `Token`, `Cited` and `Degraded` events as they happen; blocks until
    /// it is whole.
    ///
    /// @param spent is told what each call of a chat model took
    /// @throws java.util.concurrent.CancellationException where the thread was interrupted
    Generation generate(Found found, Consumer<AnswerEvent> events, Consumer<Usage> spent);
}
