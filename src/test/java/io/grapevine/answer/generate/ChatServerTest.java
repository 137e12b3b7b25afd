package io.grapevine.answer.generate;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/// Answers by a chat model whose server says what a test has it say.
abstract class ChatServerTest {

    static final String PATH = "/v1/chat/completions";
    static final String EXTRACTED = "Ilse Fenwright is the cellar master of Sedge Bank Cellar. [1]";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<AnswerEvent> events = new ArrayList<>();
    final List<Usage> spent = new ArrayList<>();

    void extracted(String reason) {
        extracted(reason, Map.of());
    }

    void extracted(String reason, Map<String, String> settings) {
        var answer = ask(settings);
        assertThat(degraded()).containsExactly(reason);
        assertThat(answer.text()).isEqualTo(EXTRACTED);
        assertThat(answer.generator()).isEqualTo("extractive");
        assertThat(tokens()).isEqualTo(EXTRACTED);
    }

    Generation ask() {
        return ask(Map.of());
    }

    Generation ask(Map<String, String> settings) {
        return ask(generator(settings), found());
    }

    GroundedGenerator generator(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "grapevine.llm",
                "openai",
                "grapevine.llm.base-url",
                SERVER.baseUrl() + "/v1",
                "grapevine.llm.model",
                "stand-in",
                "grapevine.llm.api-key",
                "sk-secret",
                "grapevine.llm.retry-delay",
                "10ms",
                "grapevine.llm.first-token-timeout",
                "5s"));
        all.putAll(settings);
        var chat = TestChat.models(all, meters).client().map(ChatGenerator::new);
        return new GroundedGenerator(new Relevance(null), chat, new ExtractiveGenerator(), meters);
    }

    Generation ask(GroundedGenerator generator, Exchange exchange) {
        try {
            return generator.generate(exchange);
        } finally {
            spent.add(exchange.used());
        }
    }

    Exchange found() {
        return TestExchange.found(
                "Who is the cellar master of Sedge Bank Cellar?", routing(), new float[0], evidence(), events::add);
    }

    static Routing routing() {
        return new Routing(Route.LOOKUP, 0.9, Map.of(), false);
    }

    static Evidence evidence() {
        return new Evidence(
                Stream.of(
                                "Ilse Fenwright is the cellar master of Sedge Bank Cellar.",
                                "Hollin Cellar lies under the Old Ropeworks. It has 64 steel tanks.")
                        .map(text -> new ScoredPassage(
                                new Passage(
                                        "p" + text.length(),
                                        "d",
                                        "c",
                                        "three-cellars.md",
                                        "Three cellars",
                                        "",
                                        text,
                                        0,
                                        0,
                                        0,
                                        text.length()),
                                1))
                        .toList(),
                Subgraph.EMPTY,
                OptionalDouble.of(0.8));
    }

    String tokens() {
        return events.stream()
                .filter(AnswerEvent.Token.class::isInstance)
                .map(event -> ((AnswerEvent.Token) event).text())
                .collect(Collectors.joining())
                .strip();
    }

    List<String> degraded() {
        return events.stream()
                .filter(AnswerEvent.Degraded.class::isInstance)
                .map(event -> ((AnswerEvent.Degraded) event).reason())
                .toList();
    }

    static void reply(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(PATH).willReturn(response));
    }

    static void first(ResponseDefinitionBuilder response, String next) {
        then(Scenario.STARTED, response, next);
    }

    static void then(String state, ResponseDefinitionBuilder response, String next) {
        SERVER.stubFor(post(PATH)
                .inScenario("s")
                .whenScenarioStateIs(state)
                .willReturn(response)
                .willSetStateTo(next));
    }

    static ResponseDefinitionBuilder stream(String... tokens) {
        var body = Stream.of(tokens).map(ChatAnswersTest::chunk).collect(Collectors.joining())
                + "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
                + "\"total_tokens\":120}}\n\ndata: [DONE]\n\n";
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }

    static String chunk(String token) {
        return "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + token
                + "\"}}]}\n\n";
    }
}
