package io.grapevine.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Passage;
import io.grapevine.llm.TestChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

class ChatExtractorTest {

    private static final String GOOD = "{\"entities\": [{\"name\": \"Ada Lovelace\", \"type\": \"PERSON\"}], "
            + "\"triples\": [[\"Ada Lovelace\", \"wrote\", \"Notes\"]]}";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path cache;

    @Test
    void a_reply_becomes_mentions_and_triples() {
        SERVER.stubFor(chat().willReturn(reply(GOOD)));
        var extraction =
                extractor(1_000_000).read(List.of(passage(0))).getFirst().orElseThrow();
        assertThat(extraction.mentions())
                .extracting(mention -> mention.entity().name())
                .containsExactly("Ada Lovelace", "Notes");
        assertThat(extraction.mentions().getFirst().entity().type()).isEqualTo(EntityType.PERSON);
        assertThat(extraction.triples())
                .singleElement()
                .satisfies(triple -> assertThat(triple.phrase()).isEqualTo("wrote"));
    }

    @Test
    void a_passage_is_paid_for_once() {
        SERVER.stubFor(chat().willReturn(reply(GOOD)));
        extractor(1_000_000).read(List.of(passage(0)));
        var second = extractor(1_000_000);
        assertThat(second.estimate(List.of(passage(0), passage(1)))).satisfies(estimate -> {
            assertThat(estimate.cached()).isEqualTo(1);
            assertThat(estimate.calls()).isEqualTo(1);
        });
        assertThat(second.read(List.of(passage(0))).getFirst()).isPresent();
        SERVER.verify(1, postRequestedFor(urlPathEqualTo("/v1/chat/completions")));
        assertThat(second.tally()).isEqualTo(new ChatExtractor.Tally(1, 0, 0, 0));
    }

    @Test
    void a_reply_that_does_not_parse_is_asked_for_again_and_never_cached() {
        SERVER.stubFor(chat().inScenario("repair")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(reply("Sorry, I can't."))
                .willSetStateTo("second"));
        SERVER.stubFor(chat().inScenario("repair").whenScenarioStateIs("second").willReturn(reply(GOOD)));
        var extractor = extractor(1_000_000);
        assertThat(extractor.read(List.of(passage(0))).getFirst()).isPresent();
        assertThat(extractor.tally().asked()).isEqualTo(2);
    }

    @Test
    void a_passage_that_never_parses_is_missed_and_asked_again_by_the_next_run() {
        SERVER.stubFor(chat().willReturn(reply("no")));
        var first = extractor(1_000_000);
        assertThat(first.read(List.of(passage(0)))).containsExactly(Optional.<Extraction>empty());
        assertThat(first.tally().missed()).isEqualTo(1);
        SERVER.stubFor(chat().willReturn(reply(GOOD)));
        assertThat(extractor(1_000_000).read(List.of(passage(0))).getFirst()).isPresent();
    }

    @Test
    void the_budget_is_never_passed() {
        SERVER.stubFor(chat().willReturn(reply(GOOD)));
        var extractor = extractor(1_000);
        var passages = List.of(passage(0), passage(1), passage(2), passage(3), passage(4), passage(5), passage(6));
        extractor.read(passages);
        assertThat(extractor.tally().tokens()).isLessThanOrEqualTo(1_000);
        assertThat(extractor.tally().missed()).isPositive();
    }

    @Test
    void a_model_that_is_gone_is_not_asked_for_ever() {
        SERVER.stubFor(chat().willReturn(aResponse().withStatus(500)));
        var extractor = extractor(1_000_000);
        var passages = java.util.stream.IntStream.range(0, 40)
                .mapToObj(ChatExtractorTest::passage)
                .toList();
        assertThat(extractor.read(passages)).allMatch(Optional::isEmpty);
        assertThat(extractor.tally().asked()).isLessThan(10);
    }

    @Test
    void the_schema_is_sent_where_the_server_takes_one() {
        SERVER.stubFor(chat().willReturn(reply(GOOD)));
        extractor(1_000_000).read(List.of(passage(0)));
        SERVER.verify(
                postRequestedFor(urlPathEqualTo("/v1/chat/completions")).withRequestBody(containing("json_schema")));
    }

    private ChatExtractor extractor(long budget) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ChatExtractionConfig.class)
                .withDefaultValues(Map.of(
                        "grapevine.extract.budget",
                        String.valueOf(budget),
                        "grapevine.extract.max-reply-tokens",
                        "500"))
                .build();
        var client = TestChat.models(
                        Map.of(
                                "grapevine.llm",
                                "openai",
                                "grapevine.llm.model",
                                "test",
                                "grapevine.llm.base-url",
                                SERVER.baseUrl() + "/v1",
                                "grapevine.llm.concurrency",
                                "2",
                                "grapevine.llm.retries",
                                "0"),
                        new SimpleMeterRegistry())
                .client()
                .orElseThrow();
        return new ChatExtractor(
                client,
                passage -> "Read this: " + passage.text(),
                config.getConfigMapping(ChatExtractionConfig.class),
                new ExtractionCache(cache));
    }

    private static Passage passage(int index) {
        return new Passage(
                "p" + index, "d", "c", "s.txt", "T", "", "Ada Lovelace wrote the Notes. " + index, index, 0, 0, 30);
    }

    private static com.github.tomakehurst.wiremock.client.MappingBuilder chat() {
        return post(urlPathEqualTo("/v1/chat/completions"));
    }

    /// One event with the whole reply, one with the usage, as the protocol streams them.
    private static ResponseDefinitionBuilder reply(String content) {
        return aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody(event(Map.of(
                                "choices",
                                List.of(Map.of("index", 0, "delta", Map.of("role", "assistant", "content", content)))))
                        + event(Map.of(
                                "choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop"))))
                        + event(Map.of(
                                "choices",
                                List.of(),
                                "usage",
                                Map.of("prompt_tokens", 100, "completion_tokens", 40, "total_tokens", 140)))
                        + "data: [DONE]\n\n");
    }

    private static String event(Map<String, Object> fields) {
        try {
            return "data: " + new ObjectMapper().writeValueAsString(fields) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
