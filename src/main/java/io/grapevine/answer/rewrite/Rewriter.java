package io.grapevine.answer.rewrite;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.function.Consumer;

/// Makes a question stand alone. Implementations are safe for many threads.
@FunctionalInterface
public interface Rewriter {

    /// The question with what it leaves to the conversation spelled out; the very same where it leaves nothing.
    ///
    /// @param history the conversation's turns, oldest first; none at its start
    /// @param spent   is told what a chat model took for it
    Question rewrite(Question question, List<Turn> history, Consumer<Usage> spent);
}
