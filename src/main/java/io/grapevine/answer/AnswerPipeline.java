package io.grapevine.answer;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.generate.Found;
import io.grapevine.answer.generate.Generation;
import io.grapevine.answer.generate.Generator;
import io.grapevine.answer.rank.Fuser;
import io.grapevine.answer.retrieve.KnownCollections;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.answer.rewrite.Rewriter;
import io.grapevine.answer.route.Router;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Question;
import io.grapevine.domain.Routing;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Answers questions: rewrite, route, retrieve, fuse, generate, each step an event as soon as it is done.
///
/// Safe for many threads. Every call blocks until its answer is whole, so it belongs on a virtual thread;
/// interrupting that thread stops the answer.
public class AnswerPipeline {

    private static final Logger LOG = Logger.getLogger(AnswerPipeline.class);

    private final Rewriter rewriter;
    private final Router router;
    private final EmbeddingModel embedding;
    private final Consumer<EmbeddingModel> index;
    private final KnownCollections collections;
    private final Retrievers retrievers;
    private final Fuser fuser;
    private final Generator generator;
    private final Generator fixed;

    /// @param index     refuses an embedding model whose vectors are not those of the index
    /// @param generator writes answers from evidence
    /// @param fixed     answers what needs no evidence: small talk, and what documents cannot do
    public AnswerPipeline(
            Rewriter rewriter,
            Router router,
            EmbeddingModel embedding,
            Consumer<EmbeddingModel> index,
            KnownCollections collections,
            Retrievers retrievers,
            Fuser fuser,
            Generator generator,
            Generator fixed) {
        this.rewriter = rewriter;
        this.router = router;
        this.embedding = embedding;
        this.index = index;
        this.collections = collections;
        this.retrievers = retrievers;
        this.fuser = fuser;
        this.generator = generator;
        this.fixed = fixed;
    }

    /// Answers the first question of a conversation, or one that belongs to none.
    public void answer(Question question, Consumer<AnswerEvent> events) {
        answer(question, List.of(), events);
    }

    /// Answers a question and hands on every event, the last of which is exactly one `Done` or `Failed`.
    ///
    /// Throws only what `events` throws, and ends the answer there.
    ///
    /// @param history the turns before it, oldest first
    public void answer(Question question, List<Turn> history, Consumer<AnswerEvent> events) {
        AnswerEvent end;
        var spent = new UsageSum(usage -> {});
        try {
            end = run(question, history, Optional.empty(), spent, events);
        } catch (GrapevineException e) {
            end = new AnswerEvent.Failed(code(e), e.getMessage(), spent.sum());
        } catch (CancellationException e) {
            end = new AnswerEvent.Failed("cancelled", "The answer was stopped.", spent.sum());
        } catch (ListenerFailure e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            var id = UUID.randomUUID().toString();
            LOG.errorf(e, "answer failed, error %s", id);
            end = new AnswerEvent.Failed(
                    "internal", "Something went wrong that should not (error " + id + " in the log).", spent.sum());
        }
        events.accept(end);
    }

    /// Answers a question in one piece.
    ///
    /// @throws GrapevineException    where the question cannot be answered
    /// @throws CancellationException where the thread was interrupted
    public Answer answer(Question question, List<Turn> history) {
        return answerOrThrow(question, history, event -> {});
    }

    /// As below, without wishes.
    public Answer answerOrThrow(Question question, List<Turn> history, Consumer<AnswerEvent> events) {
        return answerOrThrow(question, history, Optional.empty(), events, spent -> {});
    }

    /// Hands on every event up to `Done`, then gives the answer in one piece; what goes wrong is thrown instead
    /// of `Failed`.
    ///
    /// @param wishes                 what the application that asks wishes for tone and form; for a chat model
    /// only
    /// @param spent                  is told what each call of a chat model took, as soon as it has ended
    /// @throws GrapevineException    where the question cannot be answered
    /// @throws CancellationException where the thread was interrupted
    public Answer answerOrThrow(
            Question question,
            List<Turn> history,
            Optional<String> wishes,
            Consumer<AnswerEvent> events,
            Consumer<Usage> spent) {
        var collector = new AnswerCollector(question);
        var all = collector.andThen(events);
        try {
            all.accept(run(question, history, wishes, new UsageSum(spent), all));
        } catch (ListenerFailure e) {
            throw e.getCause();
        }
        return collector.answer();
    }

    private AnswerEvent.Done run(
            Question asked,
            List<Turn> history,
            Optional<String> wishes,
            UsageSum spent,
            Consumer<AnswerEvent> listener) {
        var steps = new Stopwatch();
        var events = marking(steps, listener);
        var question = steps.time("rewrite", () -> rewriter.rewrite(asked, history, spent));
        if (!question.text().equals(asked.text())) {
            events.accept(new AnswerEvent.Rewritten(question.text()));
        }
        var routing = steps.time(
                "route",
                () -> question.route().map(Routing::chosenByUser).orElseGet(() -> router.route(question.text())));
        events.accept(new AnswerEvent.Routed(routing));
        return switch (routing.route()) {
            case CHITCHAT, OUT_OF_SCOPE -> {
                var found = new Found(question, routing, new float[0], Evidence.NONE, wishes);
                yield done(steps.time("generate", () -> fixed.generate(found, events, spent)), "", steps, spent);
            }
            case LOOKUP, MULTIHOP, OVERVIEW, AGGREGATE ->
                fromDocuments(question, routing, wishes, steps, spent, events);
        };
    }

    private AnswerEvent.Done fromDocuments(
            Question question,
            Routing routing,
            Optional<String> wishes,
            Stopwatch steps,
            UsageSum spent,
            Consumer<AnswerEvent> events) {
        index.accept(embedding);
        collections.check(question.collections());
        var vector = steps.time(
                "embed", () -> embedding.embed(question.text()).content().vector());
        stopWhereInterrupted();
        var retriever = retrievers.choose(question, routing);
        var retrieved = steps.time(
                "retrieve", () -> retriever.retrieve(question, vector, retrievers.passages(routing.route())));
        stopWhereInterrupted();
        var evidence = steps.time("fuse", () -> fuser.fuse(question, List.of(retrieved)));
        evidence.degraded().ifPresent(reason -> events.accept(new AnswerEvent.Degraded("retrieval", reason)));
        events.accept(new AnswerEvent.EvidenceFound(evidence));
        var found = new Found(question, routing, vector, evidence, wishes);
        var generation = steps.time("generate", () -> generator.generate(found, events, spent));
        return done(generation, retriever.mode().label(), steps, spent);
    }

    private static AnswerEvent.Done done(Generation generation, String mode, Stopwatch steps, UsageSum spent) {
        return new AnswerEvent.Done(
                generation.text(),
                generation.citations(),
                generation.answered(),
                generation.generator(),
                mode,
                steps.timings(),
                spent.sum());
    }

    private static Consumer<AnswerEvent> marking(Stopwatch steps, Consumer<AnswerEvent> listener) {
        return event -> {
            if (event instanceof AnswerEvent.Token) {
                steps.mark("firstToken");
            }
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                throw new ListenerFailure(e);
            }
        };
    }

    private static void stopWhereInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    private static String code(GrapevineException exception) {
        return switch (exception) {
            case GrapevineException.BadInput e -> "bad_input";
            case GrapevineException.NotFound e -> "not_found";
            case GrapevineException.Conflict e -> "conflict";
            case GrapevineException.Unavailable e -> "unavailable";
            case GrapevineException.Misconfigured e -> "misconfigured";
        };
    }

    /// What the listener threw, kept apart from what the answer threw: it gets no more events.
    private static final class ListenerFailure extends RuntimeException {

        ListenerFailure(RuntimeException cause) {
            super(null, cause, false, false);
        }

        @Override
        public synchronized RuntimeException getCause() {
            return (RuntimeException) super.getCause();
        }
    }
}
