package io.grapevine.answer.generate;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

/// What a reader sees of an answer, whatever a chat model's server does. The server speaks the OpenAI protocol.
class ChatAnswersTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String EXTRACTED = "Ilse Fenwright is the cellar master of Sedge Bank Cellar. [1]";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<AnswerEvent> events = new ArrayList<>();
    private final List<Usage> spent = new ArrayList<>();

    @Test
    void tokens_stream_and_only_what_is_cited_is_listed_with_the_sentence_that_supports_it() {
        reply(stream("She is ", "Ilse Fen", "wright [", "1", "]", ". The cellar has 64 tanks [2][9]."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("She is Ilse Fenwright [1]. The cellar has 64 tanks [2].");
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.citations())
                .extracting(Citation::number, Citation::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                1, "Ilse Fenwright is the cellar master of Sedge Bank Cellar."),
                        org.assertj.core.groups.Tuple.tuple(2, "It has 64 steel tanks."));
        assertThat(answer.answered()).isTrue();
        assertThat(answer.generator()).isEqualTo("openai stand-in");
        assertThat(degraded()).isEmpty();
    }

    @Test
    void tokens_and_cost_are_counted_as_the_provider_counts_them() {
        reply(stream("Yes [1]."));
        ask(Map.of("grapevine.llm.price-in", "2", "grapevine.llm.price-out", "10"));

        assertThat(spent).containsExactly(new Usage(100, 20, (100 * 2 + 20 * 10) / 1e6));
        assertThat(meters.counter("grapevine.llm.tokens", "direction", "in").count())
                .isEqualTo(100);
    }

    @Test
    void citations_out_of_range_vanish() {
        reply(stream("Yes [7], as [12", "] says, and [0]. Also [3,1]."));

        assertThat(ask().text()).isEqualTo("Yes, as says, and. Also [1].");
    }

    @Test
    void not_in_the_documents_is_said_in_our_words() {
        reply(stream("NOT", "_IN_DOC", "UMENTS", ", but I believe it is Ilse [1]."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.answered()).isFalse();
        assertThat(answer.citations()).isEmpty();
    }

    @Test
    void an_answer_that_cites_nothing_says_so_and_no_passage_is_guessed_for_it() {
        reply(stream("Ilse Fenwright is the cellar master of Sedge Bank Cellar."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("Ilse Fenwright is the cellar master of Sedge Bank Cellar.");
        assertThat(answer.citations()).isEmpty();
        assertThat(degraded())
                .containsExactly(
                        "openai stand-in cited no passage, so nothing in this answer can be checked against the documents");
    }

    @Test
    void a_silent_model_counts_as_not_found() {
        reply(stream());
        assertThat(ask().answered()).isFalse();
    }

    @Test
    void a_429_and_a_500_are_tried_again() {
        first(aResponse().withStatus(429), "second");
        then("second", aResponse().withStatus(500).withBody("{}"), "third");
        then("third", stream("Ilse Fenwright [1]."), "done");

        assertThat(ask().text()).isEqualTo("Ilse Fenwright [1].");
        assertThat(degraded()).isEmpty();
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void a_server_that_only_says_429_leaves_the_answer_to_the_documents() {
        reply(aResponse().withStatus(429).withBody("{\"error\":{\"message\":\"key sk-secret has no quota\"}}"));

        extracted("openai stand-in takes no more requests now (429): \"key *** has no quota\"");
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
        assertThat(meters.counter("grapevine.answer.degraded", "what", "chat model")
                        .count())
                .isOne();
    }

    @Test
    void a_wrong_key_is_not_tried_again() {
        reply(aResponse()
                .withStatus(401)
                .withBody("{\"error\":{\"message\":\"Incorrect API key provided: sk-secret\"}}"));

        extracted("openai stand-in refuses the key; check GRAPEVINE_LLM_API_KEY");
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void a_server_that_hangs_is_given_up() {
        reply(stream("Too late").withFixedDelay(3_000));
        extracted(
                "openai stand-in did not begin to answer in time",
                Map.of("grapevine.llm.first-token-timeout", "300ms"));
    }

    @Test
    void a_connection_that_breaks_before_the_first_token_leaves_the_answer_to_the_documents() {
        reply(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        extracted("openai stand-in cannot be reached");
    }

    @Test
    void malformed_json_leaves_the_answer_to_the_documents() {
        reply(aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody("data: {\"choices\": [{\"delta\"\n\ndata: [DONE]\n\n"));
        extracted("openai stand-in sent what is no answer");
    }

    @Test
    void an_answer_that_breaks_off_in_the_middle_goes_on_from_the_documents() {
        reply(aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody(chunk("She is Ilse [1]") + chunk(" and ")));
        var answer = ask();

        assertThat(degraded()).containsExactly("openai stand-in broke off");
        assertThat(answer.text())
                .isEqualTo("She is Ilse [1] and \n\n"
                        + "(The chat model broke off here. What the documents say, word for word:)\n\n" + EXTRACTED);
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.citations()).extracting(Citation::number).containsExactly(1);
        assertThat(spent).singleElement().satisfies(usage -> {
            assertThat(usage.inputTokens()).isPositive();
            assertThat(usage.outputTokens()).isEqualTo("She is Ilse [1] and ".length() / 4);
        });
    }

    @Test
    void an_answer_that_falls_silent_goes_on_from_the_documents() {
        reply(stream("She is ", "Ilse.").withChunkedDribbleDelay(8, 8_000));
        var answer = ask(Map.of("grapevine.llm.idle-timeout", "1200ms", "grapevine.llm.first-token-timeout", "5s"));

        assertThat(degraded()).hasSize(1).first().asString().startsWith("openai stand-in ");
        assertThat(answer.text()).endsWith(EXTRACTED);
    }

    @Test
    void an_endless_answer_is_cut_and_says_so() {
        reply(stream(Stream.generate(() -> "on and ").limit(5_000).toArray(String[]::new)));
        var answer = ask(Map.of("grapevine.llm.max-tokens", "10"));

        assertThat(answer.text()).startsWith("on and on and").hasSizeLessThan(120);
        assertThat(degraded())
                .containsExactly(
                        "openai stand-in did not come to an end; the answer is cut off",
                        "openai stand-in cited no passage, so nothing in this answer can be checked against the documents");
    }

    @Test
    void behind_the_days_budget_answers_cost_nothing() {
        reply(stream("Yes [1]."));
        var generator = generator(Map.of("grapevine.llm.price-in", "1000000", "grapevine.llm.daily-budget", "50"));
        assertThat(ask(generator, found()).generator()).isEqualTo("openai stand-in");
        assertThat(ask(generator, found()).generator()).isEqualTo("extractive");

        assertThat(degraded()).containsExactly("today's budget of 50.0 is spent (GRAPEVINE_LLM_DAILY_BUDGET)");
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void a_server_that_keeps_failing_is_left_alone() {
        reply(aResponse().withStatus(500));
        var generator = generator(Map.of("grapevine.llm.retries", "0"));
        for (var i = 0; i < 10; i++) {
            ask(generator, found());
        }
        assertThat(degraded())
                .hasSize(10)
                .last()
                .isEqualTo("openai stand-in has failed repeatedly and is left alone for a moment");
        SERVER.verify(6, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void what_is_sent_has_the_rules_as_system_and_the_documents_as_data() {
        reply(stream("Yes [1]."));
        ask();

        SERVER.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("Authorization", containing("Bearer sk-secret"))
                .withRequestBody(containing(
                        "\"role\" : \"system\",\n    \"content\" : \"You answer questions from the passages"))
                .withRequestBody(containing("<passage number=\\\"2\\\" document=\\\"Three cellars\\\">")));
    }

    @Test
    void the_chat_model_sees_what_was_found_before_anything_is_refused() {
        reply(stream("NOT_IN_DOCUMENTS"));
        var far = TestExchange.found(
                "What is the capital of Mongolia?",
                routing(),
                new float[0],
                new Evidence(evidence().passages(), Subgraph.EMPTY, OptionalDouble.of(0.43)),
                events::add);
        var answer = ask(generator(Map.of()), far);

        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(answer.answered()).isFalse();
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    private void extracted(String reason) {
        extracted(reason, Map.of());
    }

    private void extracted(String reason, Map<String, String> settings) {
        var answer = ask(settings);
        assertThat(degraded()).containsExactly(reason);
        assertThat(answer.text()).isEqualTo(EXTRACTED);
        assertThat(answer.generator()).isEqualTo("extractive");
        assertThat(tokens()).isEqualTo(EXTRACTED);
    }

    private Generation ask() {
        return ask(Map.of());
    }

    private Generation ask(Map<String, String> settings) {
        return ask(generator(settings), found());
    }

    private GroundedGenerator generator(Map<String, String> settings) {
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

    private Generation ask(GroundedGenerator generator, Exchange exchange) {
        try {
            return generator.generate(exchange);
        } finally {
            spent.add(exchange.used());
        }
    }

    private Exchange found() {
        return TestExchange.found(
                "Who is the cellar master of Sedge Bank Cellar?", routing(), new float[0], evidence(), events::add);
    }

    private static Routing routing() {
        return new Routing(Route.LOOKUP, 0.9, Map.of(), false);
    }

    private static Evidence evidence() {
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

    private String tokens() {
        return events.stream()
                .filter(AnswerEvent.Token.class::isInstance)
                .map(event -> ((AnswerEvent.Token) event).text())
                .collect(Collectors.joining())
                .strip();
    }

    private List<String> degraded() {
        return events.stream()
                .filter(AnswerEvent.Degraded.class::isInstance)
                .map(event -> ((AnswerEvent.Degraded) event).reason())
                .toList();
    }

    private static void reply(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(PATH).willReturn(response));
    }

    private static void first(ResponseDefinitionBuilder response, String next) {
        then(Scenario.STARTED, response, next);
    }

    private static void then(String state, ResponseDefinitionBuilder response, String next) {
        SERVER.stubFor(post(PATH)
                .inScenario("s")
                .whenScenarioStateIs(state)
                .willReturn(response)
                .willSetStateTo(next));
    }

    private static ResponseDefinitionBuilder stream(String... tokens) {
        var body = Stream.of(tokens).map(ChatAnswersTest::chunk).collect(Collectors.joining())
                + "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
                + "\"total_tokens\":120}}\n\ndata: [DONE]\n\n";
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }

    private static String chunk(String token) {
        return "data: {\"id\":\"1\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + token
                + "\"}}]}\n\n";
    }
}
