package io.grapevine.api.chat;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Question;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The answers under way and those that ended a moment ago, one a conversation. Safe for many threads.
public final class ChatSessions {

    /// More questions at once than the service takes.
    static final class Overloaded extends RuntimeException {
        Overloaded(int most) {
            super("The service answers " + most + " questions already. Try again in a moment.");
        }
    }

    /// What every event of an answer says of where it belongs.
    record Reference(String conversationId, String answerId, String question) {}

    /// Makes the JSON of an event.
    interface Encoder {
        String json(AnswerEvent event, Reference reference, long seq);
    }

    private final Answers answers;
    private final ConversationLog conversations;
    private final Encoder encoder;
    private final ChatConfig config;
    private final AnswerLogs logs;
    private final AtomicInteger running = new AtomicInteger();

    public ChatSessions(Answers answers, ConversationLog conversations, Encoder encoder, ChatConfig config) {
        this.answers = answers;
        this.conversations = conversations;
        this.encoder = encoder;
        this.config = config;
        this.logs = new AnswerLogs(config.maxLogCharacters(), config.retention());
    }

    /// A question that is being answered.
    record Started(String conversationId, RunningAnswer answer) {}

    /// Begins to answer, on a virtual thread of its own; a conversation begins with its first question.
    ///
    /// @throws Conflict   where a question of the same conversation is being answered
    /// @throws Overloaded where too many questions are
    Started ask(Question question) {
        var conversationId =
                question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
        if (running.incrementAndGet() > config.maxRunning()) {
            running.decrementAndGet();
            throw new Overloaded(config.maxRunning());
        }
        var answer = new RunningAnswer(
                UUID.randomUUID().toString(),
                new RunningAnswer.Limits(config.maxEvents(), config.maxCharacters()),
                logs);
        if (!logs.add(conversationId, answer)) {
            running.decrementAndGet();
            throw new Conflict("This conversation is still being answered. Wait for the answer, or stop it first.");
        }
        var reference = new Reference(conversationId, answer.id(), question.text());
        var work = new AnswerWork(
                conversationId, question, answer, conversations, event -> seq -> encoder.json(event, reference, seq));
        Thread.ofVirtual().name("answer-" + answer.id()).start(() -> {
            try {
                work.run(answers);
            } finally {
                running.decrementAndGet();
            }
        });
        return new Started(conversationId, answer);
    }

    /// The newest answer of a conversation, running or just ended.
    ///
    /// @param answerId the answer that is meant; empty for whichever it is
    /// @throws NotFound where it ended too long ago, or never was
    RunningAnswer find(String conversationId, Optional<String> answerId) {
        return logs.find(conversationId)
                .filter(answer -> answerId.isEmpty() || answerId.get().equals(answer.id()))
                .orElseThrow(
                        () -> new NotFound("This answer cannot be resumed any more. Read the conversation instead: "
                                + "GET /api/conversations/" + conversationId));
    }

    /// Stops the running answer of a conversation, if there is one.
    void cancel(String conversationId) {
        logs.find(conversationId).ifPresent(RunningAnswer::cancel);
    }

    int running() {
        return running.get();
    }
}
