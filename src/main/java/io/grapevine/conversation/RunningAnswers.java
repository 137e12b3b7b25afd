package io.grapevine.conversation;

import io.grapevine.answer.exchange.Request;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The answers under way and those that ended a moment ago, one a conversation, each with a log of its events
/// that can be followed and resumed. Safe for many threads.
@Singleton
public final class RunningAnswers {

    private static final Logger LOG = Logger.getLogger(RunningAnswers.class);
    private static final AnswerEvent.Failed STOPPED =
            new AnswerEvent.Failed(Failure.Kind.CANCELLED.code(), "The answer was stopped.", Usage.NONE);

    /// The log has no more room.
    private static final class TooLong extends RuntimeException {
        TooLong() {
            super("the answer is longer than an answer may be", null, false, false);
        }
    }

    /// A question that is being answered.
    public record Started(String conversationId, RunningAnswer answer) {}

    private final ConversationService service;
    private final EventJson json;
    private final ChatConfig config;
    private final AnswerLogs logs;

    @Inject
    public RunningAnswers(ConversationService service, EventJson json, ChatConfig config) {
        this.service = service;
        this.json = json;
        this.config = config;
        this.logs = new AnswerLogs(config.maxLogCharacters(), config.retention());
    }

    /// Begins to answer, on a virtual thread of its own; a conversation begins with its first question.
    ///
    /// @throws Conflict where a question of the same conversation is being answered
    public Started ask(Question question, Principal principal) {
        var conversationId =
                question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
        var answer = new RunningAnswer(
                UUID.randomUUID().toString(),
                new RunningAnswer.Limits(config.maxEvents(), config.maxCharacters()),
                logs);
        if (!logs.add(principal.conversationKey(conversationId), answer)) {
            throw new Conflict("This conversation is still being answered. Wait for the answer, or stop it first.");
        }
        var request = Request.of(question.withConversation(conversationId), principal);
        Thread.ofVirtual().name("answer-" + answer.id()).start(() -> run(request, answer));
        return new Started(conversationId, answer);
    }

    /// Whatever happens, the log ends with exactly one `Done` or `Failed`.
    private void run(Request request, RunningAnswer answer) {
        var end = STOPPED; // where it was stopped before it began
        try {
            answer.run(() -> service.stream(request, answer.id(), event -> log(event, request, answer)));
        } catch (TooLong e) {
            end = new AnswerEvent.Failed(
                    "too_long", "The answer grew too long and was ended. Ask for less at once.", Usage.NONE);
        } catch (RuntimeException | Error e) {
            var failure = Failure.of(e);
            LOG.errorf(e, "an answer's log failed: %s", failure.message());
            end = new AnswerEvent.Failed(failure.kind().code(), failure.message(), Usage.NONE);
        } finally {
            answer.end(encoder(end, request, answer));
        }
    }

    private void log(AnswerEvent event, Request request, RunningAnswer answer) {
        switch (event) {
            case AnswerEvent.Done done -> answer.end(encoder(done, request, answer));
            case AnswerEvent.Failed failed ->
                answer.end(encoder(
                        answer.isCancelled() // whatever was interrupted
                                ? new AnswerEvent.Failed(STOPPED.code(), STOPPED.message(), failed.usage())
                                : failed,
                        request,
                        answer));
            default -> {
                if (!answer.append(encoder(event, request, answer)) && !answer.isEnded()) {
                    throw new TooLong();
                }
            }
        }
    }

    private RunningAnswer.Encoder encoder(AnswerEvent event, Request request, RunningAnswer answer) {
        var question = request.question();
        var reference = new EventJson.Reference(question.conversationId().orElseThrow(), answer.id(), question.text());
        return seq -> json.of(event, reference, seq).toString();
    }

    /// The newest answer of a principal's conversation, running or just ended.
    ///
    /// @param answerId the answer that is meant; empty for whichever it is
    /// @throws NotFound where it ended too long ago, or never was
    public RunningAnswer find(Principal principal, String conversationId, Optional<String> answerId) {
        return logs.find(principal.conversationKey(conversationId))
                .filter(answer -> answerId.isEmpty() || answerId.get().equals(answer.id()))
                .orElseThrow(
                        () -> new NotFound("This answer cannot be resumed any more. Read the conversation instead: "
                                + "GET /api/conversations/" + conversationId));
    }

    /// Stops the running answer of a principal's conversation, if there is one.
    public void cancel(Principal principal, String conversationId) {
        logs.find(principal.conversationKey(conversationId)).ifPresent(RunningAnswer::cancel);
    }
}
