package io.grapevine.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class RemoteEmbeddingModelTest {

    private static final Duration QUESTION = Duration.ofSeconds(2);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(5);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(500);
    private static final String VECTOR = "{\"object\":\"list\",\"model\":\"stand-in\",\"data\":"
            + "[{\"object\":\"embedding\",\"index\":0,\"embedding\":[3.0,4.0]}],"
            + "\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";

    /// What the server does with a request.
    private enum Mood {
        WELL,
        ERROR,
        REFUSES,
        SILENT,
        /// Says that it is well, and nothing more.
        HALF_SILENT
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void vectors_have_length_1_and_tell_the_dimension() {
        var model = model(LONG_PAUSE);

        assertThat(model.embed("cellar").content().vector()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(model.dimension()).isEqualTo(2);
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_server_that_failed_twice_is_asked_no_more() {
        mood = Mood.ERROR;
        var model = model(LONG_PAUSE);
        assertThatThrownBy(() -> model.embed("cellar")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> model.embed("cellar")).isInstanceOf(Unavailable.class);

        assertThatThrownBy(() -> model.embed("cellar"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("left alone");
        assertThat(requests).hasValue(2);
        assertThat(model.isLeftAlone()).isTrue();
    }

    @Test
    void a_server_that_hangs_costs_two_questions_their_time_and_no_more() {
        mood = Mood.SILENT;
        var model = model(LONG_PAUSE);
        assertThatThrownBy(() -> model.embed("cellar")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> model.embed("cellar")).isInstanceOf(Unavailable.class);

        var start = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            assertThatThrownBy(() -> model.embed("cellar")).hasMessageContaining("left alone");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUESTION);
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_server_that_falls_silent_in_its_reply_is_waited_for_as_long() {
        mood = Mood.HALF_SILENT;

        assertThatThrownBy(() -> model(LONG_PAUSE).embed("cellar")).isInstanceOf(Unavailable.class);
    }

    @Test
    void after_the_pause_one_question_asks_whether_it_is_back() throws InterruptedException {
        mood = Mood.ERROR;
        var model = model(SHORT_PAUSE);
        fail(model, 2);
        mood = Mood.SILENT;
        await().until(() -> {
            fail(model, 1);
            return requests.get() == 3;
        });
        var others = IntStream.range(0, 20)
                .mapToObj(i -> Thread.ofVirtual().start(() -> fail(model, 1)))
                .toList();
        for (var other : others) {
            other.join();
        }
        assertThat(requests).hasValue(3);

        mood = Mood.WELL;
        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(model.embed("cellar").content().dimension()).isEqualTo(2));
    }

    @Test
    void a_text_that_is_refused_says_nothing_of_the_next() {
        mood = Mood.REFUSES;
        var model = model(LONG_PAUSE);
        fail(model, 4);

        assertThat(requests).hasValue(4);
        mood = Mood.WELL;
        assertThat(model.embed("cellar").content().dimension()).isEqualTo(2);
    }

    @Test
    void a_batch_outlasts_a_server_that_is_away_for_a_while() {
        mood = Mood.ERROR;
        var model = model(SHORT_PAUSE);
        fail(model, 2);
        mood = Mood.WELL;

        assertThat(model.embedAll(List.of(TextSegment.from("cellar"))).content())
                .hasSize(1);
    }

    @Test
    void an_interrupted_call_is_cancelled_and_counts_for_no_failure() throws InterruptedException {
        mood = Mood.SILENT;
        var model = model(LONG_PAUSE);
        for (var i = 1; i <= 3; i++) {
            var thrown = new AtomicReference<Throwable>();
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    model.embedAll(List.of(TextSegment.from("cellar")));
                } catch (CancellationException e) {
                    thrown.set(e);
                }
            });
            var asked = i;
            await().until(() -> requests.get() == asked);
            asking.interrupt();
            asking.join();
            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        }
        mood = Mood.WELL;
        assertThat(model.embed("cellar").content().dimension()).isEqualTo(2);
    }

    private static void fail(RemoteEmbeddingModel model, int times) {
        for (var i = 0; i < times; i++) {
            assertThatThrownBy(() -> model.embed("cellar")).isInstanceOf(Unavailable.class);
        }
    }

    private RemoteEmbeddingModel model(Duration pause) {
        var url = "http://localhost:" + server.getAddress().getPort() + "/v1";
        var batch = Duration.ofSeconds(20);
        return new RemoteEmbeddingModel(
                OpenAiEmbeddingModel.builder()
                        .baseUrl(url)
                        .modelName("stand-in")
                        .apiKey("none")
                        .httpClientBuilder(new ChatHttp(batch))
                        .maxRetries(0)
                        .timeout(batch)
                        .build(),
                new RemoteEmbeddingModel.Server("stand-in", url, 0),
                new RemoteEmbeddingModel.Patience(QUESTION, batch, pause, Duration.ofMillis(100)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            switch (mood) {
                case WELL -> say(exchange, 200, VECTOR);
                case ERROR -> say(exchange, 500, "{\"error\":{\"message\":\"out of memory\"}}");
                case REFUSES -> say(exchange, 400, "{\"error\":{\"message\":\"input is too long\"}}");
                case SILENT -> waitFor(end);
                case HALF_SILENT -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    waitFor(end);
                }
            }
        }
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
