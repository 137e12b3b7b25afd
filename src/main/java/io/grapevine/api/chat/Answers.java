package io.grapevine.api.chat;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.function.Consumer;

/// What answers questions: the answer pipeline, as the chat sees it.
@FunctionalInterface
public interface Answers {

    /// Blocks until the last event, exactly one `Done` or `Failed`, was handed on; stops when it is interrupted.
    void answer(Question question, List<Turn> history, Consumer<AnswerEvent> events);
}
