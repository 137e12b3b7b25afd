package io.grapevine.api.chat;

import io.grapevine.answer.AnswerCollector;
import io.grapevine.answer.AnswerPipeline;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Answers for doors at which nothing is resumed: a question that names a conversation is answered with the turns
/// before it, and kept there; one that names none is answered and forgotten.
@Singleton
public class ConversationAnswers {

    private final AnswerPipeline pipeline;
    private final ConversationLog conversations;

    ConversationAnswers(AnswerPipeline pipeline, ConversationLog conversations) {
        this.pipeline = pipeline;
        this.conversations = conversations;
    }

    /// @throws GrapevineException where the question cannot be answered, or the answer not be kept
    public Answer answer(Question question) {
        var answer = pipeline.answer(question, turns(question));
        keep(question, answer);
        return answer;
    }

    /// Hands on every event; the answer is kept before `Done` is.
    public void answer(Question question, Consumer<AnswerEvent> events) {
        var collector = new AnswerCollector(question);
        pipeline.answer(question, turns(question), event -> {
            collector.accept(event);
            if (event instanceof AnswerEvent.Done) {
                try {
                    keep(question, collector.answer());
                } catch (GrapevineException e) {
                    events.accept(new AnswerEvent.Degraded("conversation", "It was not kept: " + e.getMessage()));
                }
            }
            events.accept(event);
        });
    }

    private List<Turn> turns(Question question) {
        question.conversationId()
                .filter(id -> !ClientMessage.ID.matcher(id).matches())
                .ifPresent(id -> {
                    throw new BadInput("'conversationId' must be 1 to 64 letters, digits, - or _.");
                });
        return question.conversationId()
                .flatMap(conversations::find)
                .map(ConversationLog.Known::turns)
                .orElse(List.of());
    }

    private void keep(Question question, Answer answer) {
        question.conversationId()
                .ifPresent(id -> conversations.append(
                        id,
                        AnswerWork.titleOf(question.text()),
                        new ConversationLog.Exchange(UUID.randomUUID().toString(), question.text(), answer)));
    }
}
