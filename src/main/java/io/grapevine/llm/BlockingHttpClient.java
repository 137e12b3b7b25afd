package io.grapevine.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends LangChain4j's requests by the JDK's HTTP client and reads what comes on the thread that asks, which is
/// meant to be a virtual one; interrupting it closes the connection.
///
/// LangChain4j's own client for the JDK reads a stream wherever the JDK completes the response: as a rule on the
/// common pool, a whole thread for as long as it streams and at most some 250 of them, and on the asking thread
/// where the server is quick. Here each stream has the one thread that asked for it.
final class BlockingHttpClient implements HttpClient {

    private final java.net.http.HttpClient client;
    private final Duration timeout; // until the response begins
    private final RequestRepairs repairs;

    BlockingHttpClient(java.net.http.HttpClient client, Duration timeout, RequestRepairs repairs) {
        this.client = client;
        this.timeout = timeout;
        this.repairs = repairs;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            var response = send(request);
            try (var body = response.body()) {
                return successful(response, text(body));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Returns when the stream has ended, one way or the other. A model that waits for the stream's last event,
    /// which may never have come, is told so: whoever has had the whole reply no longer listens.
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            var response = send(request);
            try (var body = response.body()) {
                listener.onOpen(successful(response, null));
                parser.parse(body, new StreamRepairs(listener));
                listener.onClose();
                listener.onError(new EOFException("the stream has ended"));
            }
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    /// Sends the request, and once more for each parameter that the server refuses and the request can do
    /// without.
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        while (true) {
            var sent = request.body() == null ? "" : repairs.apply(request.body());
            var response = sendOnce(request, sent);
            if (response.statusCode() / 100 == 2) {
                return response;
            }
            try (var body = response.body()) {
                var text = text(body);
                var refused = response.statusCode() == 400 || response.statusCode() == 422;
                if (!refused || !repairs.learn(sent, text)) {
                    throw new HttpException(response.statusCode(), text);
                }
            }
        }
    }

    private HttpResponse<InputStream> sendOnce(HttpRequest request, String body) throws IOException {
        var sent =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(timeout);
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        sent.method(request.method().name(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(sent.build(), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new dev.langchain4j.exception.TimeoutException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SuccessfulHttpResponse successful(HttpResponse<InputStream> response, String body) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
}
