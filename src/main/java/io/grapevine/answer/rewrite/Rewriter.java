package io.grapevine.answer.rewrite;

import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;

/// Makes a question stand alone. Implementations are safe for many threads.
@FunctionalInterface
public interface Rewriter {

    /// The question with what it leaves to the conversation spelled out; the very same where it leaves nothing.
    ///
    /// @param history the conversation's turns, oldest first; none at its start
    Question rewrite(Question question, List<Turn> history);
}
