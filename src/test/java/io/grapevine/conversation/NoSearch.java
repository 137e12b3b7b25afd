package io.grapevine.conversation;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;

/// For tests in which nobody searches without an answer.
public class NoSearch implements Search {

    @Override
    public Evidence find(Exchange exchange) {
        throw new AssertionError("nobody searches here");
    }

    @Override
    public Evidence search(Question question, RetrievalMode mode, int k) {
        throw new AssertionError("nobody searches here");
    }
}
