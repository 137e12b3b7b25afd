package io.grapevine.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.message.UserMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Servers that speak OpenAI's protocol in their own way, by what they send.
@Timeout(30)
class ChatAccentsTest {

    private static final String DONE = "data: [DONE]\n\n";
    private static final String WORD = chunk("{\"content\":\"28 days [1].\"}", "null");

    /// Answers one request.
    private interface Script {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private HttpServer server;
    private Script script;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (requests) {
                requests.add(body);
            }
            script.answer(exchange, body);
        });
        server.start();
        settings.putAll(Map.of(
                "grapevine.llm", "openai",
                "grapevine.llm.base-url",
                        "http://localhost:" + server.getAddress().getPort() + "/v1",
                "grapevine.llm.model", "stand-in",
                "grapevine.llm.api-key", "secret-key",
                "grapevine.llm.retry-delay", "10ms"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_server_that_refuses_parameters_is_asked_without_them_and_not_offered_them_again() {
        script = (exchange, body) -> {
            if (body.contains("\"temperature\"")) {
                refuse(
                        exchange,
                        400,
                        "Unsupported value: 'temperature' does not support 0 with this model.",
                        "unsupported_value");
            } else if (body.contains("\"max_tokens\"")) {
                refuse(
                        exchange,
                        400,
                        "Unsupported parameter: 'max_tokens' is not supported with this model. "
                                + "Use 'max_completion_tokens' instead.",
                        "unsupported_parameter");
            } else {
                stream(exchange, WORD + chunk("{}", "\"stop\"") + DONE);
            }
        };
        var chat = client();

        assertThat(ask(chat).text()).isEqualTo("28 days [1].");
        assertThat(requests).hasSize(3);
        assertThat(ask(chat).text()).isEqualTo("28 days [1].");
        assertThat(requests).hasSize(4);
        assertThat(requests.getLast()).contains("max_completion_tokens").doesNotContain("temperature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning", "reasoning_content"})
    void thinking_aside_is_a_sign_of_life_and_no_answer(String field) {
        settings.put("grapevine.llm.first-token-timeout", "1s");
        script = (exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (var i = 0; i < 4; i++) {
                    out.write(chunk("{\"" + field + "\":\"hm [2]\"}", "null").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    sleep(500);
                }
                out.write((WORD + chunk("{}", "\"stop\"") + DONE).getBytes(StandardCharsets.UTF_8));
            }
        };

        assertThat(ask(client()).text()).isEqualTo("28 days [1].");
    }

    @Test
    void thinking_within_the_answer_is_left_out() {
        script = (exchange, body) -> stream(
                exchange,
                chunk("{\"content\":\"<thi\"}", "null")
                        + chunk("{\"content\":\"nk>[2] and [1]</think>\\n\"}", "null")
                        + WORD
                        + chunk("{}", "\"stop\"")
                        + DONE);

        assertThat(ask(client()).text()).isEqualTo("28 days [1].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"eos\"", "\"end_turn\"", "\"stop\"", "null"})
    void an_answer_that_ends_is_whole_whatever_the_reason_is_called(String reason) {
        script = (exchange, body) -> stream(exchange, WORD + chunk("{}", reason) + DONE);

        assertThat(ask(client())).isEqualTo(new ChatReply("28 days [1].", false));
    }

    @Test
    void a_stream_that_is_cut_is_no_whole_answer() {
        script = (exchange, body) -> stream(exchange, WORD);

        assertThatThrownBy(() -> ask(client()))
                .isInstanceOfSatisfying(
                        ChatUnavailable.class, e -> assertThat(e.broken()).isTrue());
    }

    @Test
    void an_answer_that_its_provider_blocked_is_said_to_be_blocked() {
        script = (exchange, body) -> stream(exchange, chunk("{}", "\"content_filter\"") + DONE);

        assertThatThrownBy(() -> ask(client()))
                .isInstanceOf(ChatUnavailable.class)
                .hasMessageContaining("blocked the answer");
    }

    @Test
    void a_context_window_that_is_too_small_is_told_by_its_name_and_not_tried_again() {
        script = (exchange, body) ->
                refuse(exchange, 400, "This model's maximum context length is 8192 tokens.", "context_length_exceeded");

        assertThatThrownBy(() -> ask(client()))
                .isInstanceOfSatisfying(
                        ChatUnavailable.class, e -> assertThat(e.tooLong()).isTrue())
                .hasMessageContainingAll("GRAPEVINE_ANSWER_PASSAGES", "maximum context length is 8192");
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_account_without_quota_is_not_asked_again() {
        script = (exchange, body) -> refuse(exchange, 429, "You exceeded your current quota.", "insufficient_quota");

        assertThatThrownBy(() -> ask(client()))
                .isInstanceOf(ChatUnavailable.class)
                .hasMessageContaining("no quota left");
        assertThat(requests).hasSize(1);
    }

    @Test
    void what_the_server_says_is_shown_without_the_key() {
        script = (exchange, body) -> refuse(exchange, 400, "Your key secret-key may not use stand-in.", "no_access");

        assertThatThrownBy(() -> ask(client()))
                .isInstanceOf(ChatUnavailable.class)
                .hasMessageContaining("may not use stand-in")
                .hasMessageNotContaining("secret-key");
    }

    @Test
    void a_model_that_hangs_takes_the_time_of_the_first_token_once_and_is_then_left_alone() {
        settings.put("grapevine.llm.first-token-timeout", "700ms");
        var release = new CountDownLatch(1);
        script = (exchange, body) -> await(release);
        var chat = client();
        var start = System.nanoTime();

        assertThatThrownBy(() -> ask(chat)).isInstanceOf(ChatUnavailable.class).hasMessageContaining("in time");
        assertThatThrownBy(() -> ask(chat)).isInstanceOf(ChatUnavailable.class).hasMessageContaining("left alone");

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(2_000);
        assertThat(requests).hasSize(1);
        release.countDown();
    }

    @Test
    void a_reader_that_stalls_does_not_hold_the_model_that_has_ended() throws Exception {
        settings.put("grapevine.llm.concurrency", "1");
        settings.put("grapevine.llm.queue-timeout", "3s");
        script = (exchange, body) -> stream(exchange, WORD.repeat(20) + chunk("{}", "\"stop\"") + DONE);
        var chat = client();
        var stalled = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(
                    () -> chat.stream(List.of(UserMessage.from("x")), piece -> await(stalled), usage -> {}));
            Thread.sleep(200);

            assertThat(ask(chat).text()).startsWith("28 days");
            stalled.countDown();
            assertThat(slow.get(5, TimeUnit.SECONDS).cut()).isFalse();
        }
    }

    private ChatClient client() {
        return TestChat.models(settings, new SimpleMeterRegistry()).client().orElseThrow();
    }

    private static ChatReply ask(ChatClient chat) {
        return chat.stream(List.of(UserMessage.from("How many days?")), piece -> {}, usage -> {});
    }

    private static void refuse(HttpExchange exchange, int status, String message, String code) throws IOException {
        var body = ("{\"error\":{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void stream(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(events.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String chunk(String delta, String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}\n\n";
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
