package io.grapevine.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// An embedding model on a server: its vectors brought to length 1, its failures named with what to do about
/// them.
///
/// A single text is somebody's question and gets one try in a short time; a batch of passages is tried again for
/// half a minute. While the server is known to be down neither asks it: questions fail at once, batches wait.
/// Safe for many threads; interrupting one ends its call.
final class RemoteEmbeddingModel implements EmbeddingModel {

    private static final TypeLiteral<Response<List<Embedding>>> VECTORS = new TypeLiteral<>() {};
    /// 1 + 2 + 4 + 8 + 16 s: longer than a server is left alone.
    private static final int BATCH_RETRIES = 5;
    /// The last two calls: one that hangs costs a question its whole time.
    private static final int CIRCUIT_WINDOW = 2;

    private final EmbeddingModel server;
    private final String name;
    private final String url;
    private final Guard circuit;
    private final Guard question;
    private final Guard batch;
    private final Guard again;
    private volatile int dimension; // 0 before it is known
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    /// @param dimension 0 where the server is to be asked
    record Server(String name, String url, int dimension) {}

    /// @param question how long one text may take
    /// @param batch    how long many texts may take
    /// @param pause    how long the server is left alone once it is known to be down
    /// @param retry    wait before a batch is tried again
    record Patience(Duration question, Duration batch, Duration pause, Duration retry) {

        static Patience of(EmbeddingConfig config) {
            return new Patience(config.questionTimeout(), config.timeout(), ServerGuards.PAUSE, Duration.ofSeconds(1));
        }
    }

    RemoteEmbeddingModel(EmbeddingModel model, Server server, Patience patience) {
        this.server = model;
        this.name = server.name();
        this.url = server.url();
        this.dimension = server.dimension();
        circuit = ServerGuards.circuit("embedding model " + name, CIRCUIT_WINDOW, patience.pause(), now -> state = now)
                .build();
        question = within(patience.question());
        batch = within(patience.batch());
        again = ServerGuards.retries(Guard.create(), BATCH_RETRIES, patience.retry(), RemoteEmbeddingModel::mayPass)
                .build();
    }

    /// Whether the server is known to be down.
    boolean isLeftAlone() {
        return state != CircuitBreakerState.CLOSED;
    }

    @Override
    public String modelName() {
        return name;
    }

    @Override
    public int dimension() {
        if (dimension == 0) {
            embed("dimension");
        }
        return dimension;
    }

    @Override
    public Response<Embedding> embed(TextSegment segment) {
        var response = call(() -> guarded(question, List.of(segment)));
        return Response.from(response.content().getFirst(), response.tokenUsage());
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return call(() -> again.call(() -> guarded(batch, segments), VECTORS));
    }

    private Response<List<Embedding>> guarded(Guard timeout, List<TextSegment> segments) throws Exception {
        return circuit.call(() -> timeout.call(() -> server.embedAll(segments), VECTORS), VECTORS);
    }

    private Response<List<Embedding>> call(Callable<Response<List<Embedding>>> work) {
        try {
            var response = work.call();
            for (var embedding : response.content()) {
                embedding.normalize();
                dimension = embedding.dimension();
            }
            return response;
        } catch (Exception e) {
            if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
            throw inWords(e);
        }
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException || ChatFailure.isOutage(failure);
    }

    private GrapevineException inWords(Exception failure) {
        var model = "The embedding model " + name + " at " + url;
        return switch (failure) {
            case CircuitBreakerOpenException e ->
                new Unavailable(model + " does not answer and is left alone for some seconds.", e);
            case InvalidRequestException e ->
                new Unavailable(
                        model + " refuses the text (" + e.getMessage()
                                + "). Check GRAPEVINE_EMBEDDING_MODEL and GRAPEVINE_EMBEDDING_DIMENSION.",
                        e);
            default ->
                new Unavailable(
                        model + " does not answer (" + failure.getMessage()
                                + "). Check GRAPEVINE_EMBEDDING_BASE_URL, GRAPEVINE_EMBEDDING_MODEL and that the server runs.",
                        failure);
        };
    }

    private static Guard within(Duration time) {
        return Guard.create()
                .withTimeout()
                .duration(time.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }
}
