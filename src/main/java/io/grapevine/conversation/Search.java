package io.grapevine.conversation;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;

/// What finds passages without answering: the answer pipeline's retrieval, as conversations see it.
@FunctionalInterface
public interface Search {

    /// At most `k` passages, best first.
    Evidence search(Question question, RetrievalMode mode, int k);
}
