package io.grapevine.conversation;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;

/// What finds passages without answering: the answer pipeline's retrieval, as conversations see it.
public interface Search {

    /// The evidence of an exchange, as its answer would be written from.
    Evidence find(Exchange exchange);

    /// At most `k` passages, best first.
    Evidence search(Question question, RetrievalMode mode, int k);
}
