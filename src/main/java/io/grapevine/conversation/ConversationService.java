package io.grapevine.conversation;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Exchange.ListenerFailure;
import io.grapevine.answer.exchange.Request;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.ConversationId;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.RetrievalMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Answers questions for every door: lets them in, gives the pipeline the turns before them, and keeps the
/// exchange of
/// those that name a conversation, the failed and the partial ones too. A store that is down loses no answer.
///
/// Safe for many threads; each call blocks until the answer is whole.
@Singleton
public final class ConversationService {

    private static final Logger LOG = Logger.getLogger(ConversationService.class);
    private static final int QUESTION_WEIGHT = 1;

    /// Thrown by a listener that wants no more of an answer; no failure of anybody's.
    public static class EnoughRead extends RuntimeException {

        public EnoughRead() {
            super("the reader wants no more", null, false, false);
        }
    }

    private final Answers answers;
    private final Search search;
    private final ConversationLog conversations;
    private final AdmissionGate gate;

    @Inject
    public ConversationService(Answers answers, Search search, ConversationLog conversations, AdmissionGate gate) {
        this.answers = answers;
        this.search = search;
        this.conversations = conversations;
        this.gate = gate;
    }

    /// Answers a question in one piece.
    ///
    /// @throws GrapevineException                         where it cannot be answered
    /// @throws java.util.concurrent.CancellationException where the thread was interrupted
    public Answer answer(Request request) {
        var work = new Work(request, UUID.randomUUID().toString(), event -> {});
        try {
            return work.run();
        } catch (RuntimeException | Error e) {
            work.keepPartial(Failure.of(e).message());
            throw e;
        }
    }

    /// Hands on every event, the last of which is exactly one `Done` or `Failed`; the exchange is kept before
    /// that.
    ///
    /// Throws only what `events` throws, and ends the answer there.
    ///
    /// @param answerId what feedback on the answer names
    /// @return what all calls of a chat model took
    public Usage stream(Request request, String answerId, Consumer<AnswerEvent> events) {
        var work = new Work(request, answerId, events);
        AnswerEvent end;
        try {
            end = AnswerEvent.Done.of(work.run());
        } catch (ListenerFailure e) {
            if (e.getCause() instanceof EnoughRead) {
                return work.exchange.used();
            }
            work.keepPartial("The reader went away.");
            throw e.getCause();
        } catch (RuntimeException | Error e) {
            end = work.failed(e);
        }
        events.accept(end);
        return work.exchange.used();
    }

    /// What a question finds, without an answer; nothing for small talk. Throws as [#answer] does.
    public Evidence evidence(Request request) {
        try (var _ = gate.enter(QUESTION_WEIGHT, position -> {})) {
            return search.find(new Exchange(request, event -> {}));
        }
    }

    /// The passages that a question finds, at most `k`, best first, without an answer.
    ///
    /// @throws GrapevineException where nothing can be looked up
    public Evidence search(Request request, RetrievalMode mode, int k) {
        try (var _ = gate.enter(QUESTION_WEIGHT, position -> {})) {
            return search.search(request.question(), mode, k);
        }
    }

    /// One question while it is answered.
    private final class Work {

        private final String answerId;
        private Exchange exchange;
        private String title;

        Work(Request request, String answerId, Consumer<AnswerEvent> events) {
            this.answerId = answerId;
            this.exchange = new Exchange(request, events);
            this.title = ConversationTitle.of(request.question().text());
        }

        Answer run() {
            if (MDC.get("request") == null) { // else it has the one of its HTTP request
                MDC.put("request", answerId);
            }
            try (var _ = gate.enter(QUESTION_WEIGHT, position -> exchange.report(new AnswerEvent.Queued(position)))) {
                exchange.asked().conversationId().ifPresent(this::remember);
                var answer = answers.answer(exchange);
                keep(answer);
                return answer;
            }
        }

        /// Looks the conversation up; one that cannot be read is answered without its turns.
        private void remember(String conversationId) {
            ConversationId.check(conversationId);
            try {
                conversations.find(exchange.principal(), conversationId).ifPresent(known -> {
                    title = known.title();
                    exchange.remember(known.turns());
                });
            } catch (GrapevineException.Unavailable e) {
                exchange.degraded("conversation", "The turns before it could not be read: " + e.getMessage());
            }
            exchange.report(new AnswerEvent.Conversation(conversationId, title));
        }

        private void keep(Answer answer) {
            try {
                append(answer);
            } catch (GrapevineException e) {
                LOG.warnf("an exchange was not kept: %s", e.getMessage());
                exchange.degraded("conversation", "It was not kept: " + e.getMessage());
            }
        }

        private void append(Answer answer) {
            exchange.asked()
                    .conversationId()
                    .ifPresent(id -> conversations.append(
                            exchange.principal(),
                            id,
                            title,
                            new ConversationLog.Exchange(
                                    answerId, exchange.asked().text(), answer)));
        }

        AnswerEvent.Failed failed(Throwable thrown) {
            var failure = Failure.of(thrown);
            switch (failure.kind()) {
                case INTERNAL -> LOG.errorf(thrown, "an answer failed: %s", failure.message());
                case UNAVAILABLE, MISCONFIGURED, OVERLOADED -> LOG.warnf("an answer failed: %s", failure.message());
                case BAD_INPUT, SIGNED_OUT, FORBIDDEN, NOT_FOUND, CONFLICT, CANCELLED ->
                    LOG.debugf("an answer ended: %s", failure.message());
            }
            keepPartial(failure.message());
            return new AnswerEvent.Failed(failure.kind().code(), failure.message(), exchange.used());
        }

        /// An answer that broke off is kept as far as it came, with the reason, so that whoever reads the
        /// conversation later sees what became of the question.
        void keepPartial(String reason) {
            var interrupted = Thread.interrupted(); // what was written so far is still kept
            try {
                exchange.partial(reason).ifPresent(this::append);
            } catch (RuntimeException e) {
                LOG.warnf("a broken-off exchange was not kept: %s", e.getMessage());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
