package io.grapevine.answer.exchange;

import io.grapevine.answer.read.FirstStep;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Routing;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// One question and its answer on their way through the pipeline. Each step reads what the steps before it
/// filled in and fills in its own part, which is reported as an event at that moment.
///
/// Used by one thread, but for [#usage()], which is safe for many.
public final class Exchange {

    private Request request;
    private final Consumer<AnswerEvent> listener;
    private final Stopwatch steps = new Stopwatch();
    private final UsageTotal usage = new UsageTotal();
    private final Transcript transcript = new Transcript(this::emit);
    private final List<String> degraded = new ArrayList<>();
    private Question question;
    private Optional<Routing> routing = Optional.empty();
    private final Map<String, float[]> vectors = new HashMap<>();
    private float[] vector = new float[0];
    private Evidence evidence = Evidence.NONE;
    private Optional<RetrievalMode> mode = Optional.empty();
    private Optional<FirstStep> firstStep = Optional.empty();

    /// @param listener is told every event as it happens; what it throws ends the answer as a [ListenerFailure]
    public Exchange(Request request, Consumer<AnswerEvent> listener) {
        this.request = request;
        this.listener = listener;
        this.question = request.question();
    }

    /// The listener threw `cause`: it gets no more events.
    public static final class ListenerFailure extends RuntimeException {

        ListenerFailure(RuntimeException cause) {
            super(null, cause, false, false);
        }

        @Override
        public synchronized RuntimeException getCause() {
            return (RuntimeException) super.getCause();
        }
    }

    /// The question as it was asked.
    public Question asked() {
        return request.question();
    }

    /// Who asks.
    public Principal principal() {
        return request.principal();
    }

    public List<Turn> history() {
        return request.history();
    }

    public Optional<String> instructions() {
        return request.instructions();
    }

    /// The conversation's turns, where it was looked up after the exchange began.
    public void remember(List<Turn> turns) {
        request = request.withHistory(turns);
    }

    /// The question as it stands alone: rewritten where it leaned on the conversation.
    public Question question() {
        return question;
    }

    /// @throws IllegalStateException before the route is decided
    public Routing routing() {
        return routing.orElseThrow(() -> new IllegalStateException("the question has no route yet"));
    }

    /// Embedding of the question, normalised; empty where none was needed or could be had.
    public float[] vector() {
        return vector;
    }

    /// The vector of a text of this exchange, made once whichever steps ask for it.
    ///
    /// @param embed the same for all of them
    public float[] vectorOf(String text, Function<String, float[]> embed) {
        var known = vectors.get(text);
        if (known == null) {
            known = embed.apply(text);
            vectors.put(text, known);
        }
        return known;
    }

    /// What was found; nothing before the retrieval, and where nothing was retrieved.
    public Evidence evidence() {
        return evidence;
    }

    /// How it was looked for.
    ///
    /// @throws IllegalStateException before the retrieval
    public RetrievalMode mode() {
        return mode.orElseThrow(() -> new IllegalStateException("nothing was retrieved yet"));
    }

    public Transcript transcript() {
        return transcript;
    }

    /// Takes what each call of a chat model took.
    public Consumer<Usage> usage() {
        return usage;
    }

    public void rewritten(Question standalone) {
        question = standalone;
        if (!standalone.text().equals(asked().text())) {
            emit(new AnswerEvent.Rewritten(standalone.text()));
        }
    }

    /// A question of two steps: what the first gave, and the question that is left.
    public void stepped(FirstStep first, Question left) {
        firstStep = Optional.of(first);
        rewritten(left);
    }

    /// What the first of two steps gave; empty where there was one step.
    public Optional<FirstStep> firstStep() {
        return firstStep;
    }

    public void routed(Routing decided) {
        routing = Optional.of(decided);
        emit(new AnswerEvent.Routed(decided));
    }

    public void embedded(float[] normalised) {
        vector = normalised;
    }

    /// What a retriever of that mode found, before it is ranked.
    ///
    /// @param by how it was looked for
    public void retrieved(Evidence found, RetrievalMode by) {
        evidence = found;
        mode = Optional.of(by);
    }

    /// The evidence in the order in which its passages are numbered.
    public void ranked(Evidence found) {
        evidence = found;
        emit(new AnswerEvent.EvidenceFound(found));
    }

    /// Something fell back to a lesser way.
    public void degraded(String what, String reason) {
        degraded.add(what + ": " + reason);
        emit(new AnswerEvent.Degraded(what, reason));
    }

    /// Does the work of a step and notes its milliseconds.
    ///
    /// @throws CancellationException where the thread was interrupted before
    public <T> T time(String step, Supplier<T> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        return steps.time(step, work);
    }

    /// The answer in one piece. Its end is no event yet: whoever keeps the exchange reports that afterwards.
    public Answer done(Generation generation) {
        return answer(generation, steps.timings(), degraded);
    }

    /// As far as the answer has come, for an exchange that broke off; empty before its route was decided, since
    /// nothing is known of it then.
    ///
    /// @param reason why it broke off
    public Optional<Answer> partial(String reason) {
        if (routing.isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<>(degraded);
        reasons.add("answer: " + reason);
        return Optional.of(answer(transcript.generation(!transcript.text().isEmpty(), ""), Map.of(), reasons));
    }

    /// What all calls of a chat model took so far.
    public Usage used() {
        return usage.total();
    }

    private Answer answer(Generation written, Map<String, Double> timings, List<String> fellBack) {
        return new Answer(
                question.text(),
                written.text(),
                written.answered(),
                written.citations(),
                routing(),
                mode.map(RetrievalMode::label).orElse(""),
                written.generator(),
                evidence,
                List.copyOf(fellBack),
                timings,
                usage.total(),
                asked().conversationId().orElse(null));
    }

    /// Reports an event that no step of the pipeline makes.
    public void report(AnswerEvent event) {
        emit(event);
    }

    private void emit(AnswerEvent event) {
        if (event instanceof AnswerEvent.Token) {
            steps.mark("firstToken");
        }
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            throw new ListenerFailure(e);
        }
    }
}
