package io.grapevine.conversation;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Answer;

/// What answers questions: the answer pipeline, as conversations see it.
@FunctionalInterface
public interface Answers {

    /// Blocks until the answer is whole; its events go to the exchange's listener. Stops when the thread is
    /// interrupted.
    Answer answer(Exchange exchange);
}
