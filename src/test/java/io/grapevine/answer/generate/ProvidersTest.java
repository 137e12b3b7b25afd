package io.grapevine.answer.generate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.llm.TestChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every provider over its own protocol, against a server that speaks it.
class ProvidersTest {

    private static final String KEY = "sk-very-secret";
    private static final String EXTRACTED = "Ilse Fenwright is the cellar master of Sedge Bank Cellar. [1]";

    /// Where a body stops for a moment.
    private static final String PAUSE = "<pause>";

    private static final List<Logger> TALKATIVE =
            Stream.of("io.grapevine", "dev.langchain4j").map(Logger::getLogger).toList();

    /// @param missing bytes that are announced and never come: the connection is closed instead
    private record Reply(int status, String contentType, String body, int missing) {}

    private record Request(String address, String key, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<AnswerEvent> events = new ArrayList<>();
    private final List<Usage> spent = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Handler listener = new Listener();
    private Duration pause = Duration.ZERO;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Logger.getLogger("").addHandler(listener);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.ALL));
    }

    @AfterEach
    void close() {
        server.stop(0);
        TALKATIVE.forEach(logger -> logger.setLevel(null));
        Logger.getLogger("").removeHandler(listener);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_streams_with_its_tokens_and_cost(ProviderProtocol provider) {
        stream(provider, provider.whole("She is ", "Ilse Fen", "wright [", "1]."));
        var answer = ask(provider, Map.of("grapevine.llm.price-in", "2", "grapevine.llm.price-out", "10"));

        assertThat(degraded()).isEmpty();
        assertThat(answer.text()).isEqualTo("She is Ilse Fenwright [1].");
        assertThat(answer.generator()).endsWith(" stand-in");
        assertThat(spent).containsExactly(new Usage(100, 20, (100 * 2 + 20 * 10) / 1e6));
        assertThat(events.stream().filter(AnswerEvent.Token.class::isInstance)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.address()).isEqualTo(provider.address());
            assertThat(request.key()).endsWith(KEY);
            assertThat(request.body()).contains("You answer questions from the passages", "<passage number=\\\"1\\\"");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_is_told_by_its_setting_and_never_by_itself(ProviderProtocol provider) {
        var refusal = provider.refusal();
        replies.add(
                new Reply(refusal.status(), "application/json", refusal.body().formatted(KEY), 0));
        fallsBack(provider, "refuses the key; check GRAPEVINE_LLM_API_KEY");

        assertThat(requests).hasSize(1);
        assertThat(events.toString()).doesNotContain(KEY);
        assertThat(log).anyMatch(line -> line.contains("***")).noneMatch(line -> line.contains(KEY));
    }

    @ParameterizedTest
    @EnumSource
    void a_429_is_tried_again(ProviderProtocol provider) {
        replies.add(new Reply(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}", 0));
        stream(provider, provider.whole("It is Ilse [1]."));

        assertThat(ask(provider, Map.of()).text()).isEqualTo("It is Ilse [1].");
        assertThat(degraded()).isEmpty();
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_cut_in_the_middle_leaves_the_rest_to_the_documents(ProviderProtocol provider) {
        replies.add(new Reply(200, provider.contentType(), provider.beginning("She is ", "Ilse"), 100));
        fallsBack(provider, "broke off");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_ends_without_its_last_event_leaves_the_rest_to_the_documents(ProviderProtocol provider) {
        stream(provider, provider.beginning("She is ", "Ilse"));
        fallsBack(provider, "broke off");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_in_the_middle_of_the_stream_leaves_the_rest_to_the_documents(ProviderProtocol provider) {
        stream(provider, provider.beginning("She is ", "Ilse") + provider.error());
        fallsBack(provider, "broke off");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "OLLAMA", "MISTRAL"})
    void a_model_that_thinks_for_long_is_waited_for(ProviderProtocol provider) {
        pause = Duration.ofMillis(700);
        stream(provider, provider.begin() + provider.thought() + PAUSE + provider.whole("It is Ilse [1]."));

        assertThat(ask(provider, Map.of("grapevine.llm.first-token-timeout", "500ms"))
                        .text())
                .isEqualTo("It is Ilse [1].");
        assertThat(degraded()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "OLLAMA", "MISTRAL"})
    void a_model_that_spends_its_tokens_on_thinking_has_not_said_that_the_documents_hold_nothing(
            ProviderProtocol provider) {
        stream(provider, (provider.begin() + provider.thought() + provider.end()).replace("\"stop\"", "\"length\""));
        fallsBack(provider, "thought for all of its 1024 tokens and said nothing; raise GRAPEVINE_LLM_MAX_TOKENS");
    }

    private void fallsBack(ProviderProtocol provider, String reason) {
        var answer = ask(provider, Map.of());
        assertThat(degraded()).singleElement().asString().endsWith(" stand-in " + reason);
        assertThat(answer.text()).endsWith(EXTRACTED);
        assertThat(answer.generator()).isEqualTo("extractive");
    }

    private Generation ask(ProviderProtocol provider, Map<String, String> prices) {
        var settings = new HashMap<>(
                provider.settings("http://localhost:" + server.getAddress().getPort(), KEY));
        settings.putAll(prices);
        var meters = new SimpleMeterRegistry();
        var exchange = found();
        try {
            return new GroundedGenerator(
                            new Relevance(null),
                            TestChat.models(settings, meters).client().map(ChatGenerator::new),
                            new ExtractiveGenerator(),
                            meters)
                    .generate(exchange);
        } finally {
            spent.add(exchange.used());
        }
    }

    private Exchange found() {
        var text = "Ilse Fenwright is the cellar master of Sedge Bank Cellar.";
        var passage = new Passage("p", "d", "c", "three-cellars.md", "Three cellars", "", text, 0, 0, 0, text.length());
        return TestExchange.found(
                "Who is the cellar master of Sedge Bank Cellar?",
                new Routing(Route.LOOKUP, 0.9, Map.of(), false),
                new float[0],
                new Evidence(List.of(new ScoredPassage(passage, 1)), Subgraph.EMPTY, OptionalDouble.of(0.8)),
                events::add);
    }

    private List<String> degraded() {
        return events.stream()
                .filter(AnswerEvent.Degraded.class::isInstance)
                .map(event -> ((AnswerEvent.Degraded) event).reason())
                .toList();
    }

    private void stream(ProviderProtocol provider, String body) {
        replies.add(new Reply(200, provider.contentType(), body, 0));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var key = Optional.ofNullable(headers.getFirst("authorization"))
                .or(() -> Optional.ofNullable(headers.getFirst("x-api-key")))
                .or(() -> Optional.ofNullable(headers.getFirst("x-goog-api-key")))
                .orElse("");
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                key,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var reply = replies.remove();
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(
                reply.status(), reply.missing() == 0 ? 0 : reply.body().length() + reply.missing());
        try (var out = exchange.getResponseBody()) {
            for (var part : reply.body().split(PAUSE)) {
                out.write(part.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener extends Handler {

        Listener() {
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord record) {
            log.add(record.getMessage() + " " + Arrays.toString(record.getParameters()) + " " + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
