package io.grapevine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.llm.ScriptedChatServer.Request;
import io.grapevine.llm.Spending;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The whole service with a chat model: overviews by map and reduce, and what calls take.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(ScriptedChatModel.class)
class ChatModelIT {

    private static final String COLLECTION = "chat-model-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    CommunityPipeline communities;

    @Inject
    Spending spending;

    @BeforeEach
    void ingest() {
        var records = Stream.of("Alder Harbour", "Brindle Forest", "Corvane Mill")
                .flatMap(place -> IntStream.range(0, 15).mapToObj(i -> record(place, i)))
                .collect(Collectors.joining("\n"));
        given().multiPart("files", "places.jsonl", records.getBytes(StandardCharsets.UTF_8), "application/jsonl")
                .multiPart("collection", COLLECTION)
                .post("/api/documents")
                .then()
                .statusCode(200);
        assertThat(communities.refresh(COLLECTION).communities()).isGreaterThan(1);
    }

    @Test
    void an_overview_is_written_from_what_every_part_contributes() throws Exception {
        var before = requests().size();
        var events = stream("What are these documents about?");
        var types = events.stream().map(event -> event.path("type").asText()).toList();
        var asked = requests().subList(before, requests().size());

        assertThat(types).startsWith("route", "evidence").endsWith("done").doesNotContain("degraded", "error");
        assertThat(events)
                .extracting(event -> event.path("seq").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(asked)
                .hasSizeGreaterThan(2)
                .filteredOn(request -> !request.structured())
                .hasSize(1);
        assertThat(asked.stream().filter(Request::structured))
                .anyMatch(part -> part.user().contains("<summary of=\""));

        var done = events.getLast();
        var passages = events.get(1).path("passages");
        assertThat(passages.size()).isGreaterThan(20);
        assertThat(done.path("answer").asText())
                .startsWith("Three places matter [")
                .endsWith("] and nothing else.");
        assertThat(done.path("citations"))
                .hasSize(asked.size() - 1)
                .allSatisfy(citation -> assertThat(citation.path("passageId").asText())
                        .isEqualTo(passages.get(citation.path("number").asInt() - 1)
                                .path("passageId")
                                .asText()));
        assertThat(usage(done)).isEqualTo(new Usage(100L * asked.size(), 20L * asked.size(), asked.size()));
    }

    @Test
    void a_part_that_could_not_be_read_is_shown() throws Exception {
        var events = stream(ScriptedChatModel.UNREADABLE);

        assertThat(events)
                .filteredOn(event -> event.path("type").asText().equals("degraded"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("what").asText()).isEqualTo("overview");
                    assertThat(event.path("reason").asText())
                            .matches("1 of its \\d+ parts are left out: openai stand-in replied what is not .*");
                });
        assertThat(events.getLast().path("answer").asText()).startsWith("Three places matter [");
    }

    @Test
    void what_calls_take_adds_up_for_the_answer_the_conversation_and_the_day() {
        var conversation = UUID.randomUUID().toString();
        var today = spending.today();
        assertThat(ask("Who keeps the lamp of Alder Harbour?", conversation)).isEqualTo(new Usage(100, 20, 1));
        // rewritten first
        assertThat(ask("And who keeps it there?", conversation)).isEqualTo(new Usage(200, 40, 2));

        var kept = when().get("/api/conversations/" + conversation)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(usage(read(kept))).isEqualTo(new Usage(300, 60, 3));
        assertThat(spending.today().cost() - today.cost()).isEqualTo(3, within(1e-9));
        when().delete("/api/conversations/" + conversation);
    }

    @Test
    void a_completion_that_was_ended_says_what_it_took() {
        var completion = read(given().contentType(ContentType.JSON)
                .body(Map.of(
                        "model",
                        "grapevine/" + COLLECTION,
                        "stop",
                        "Stop",
                        "messages",
                        List.of(Map.of("role", "user", "content", "Who keeps the lamp of Alder Harbour?"))))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(completion.at("/choices/0/message/content").asText()).isEqualTo("Ferris keeps it [^1]. ");
        assertThat(completion.at("/usage/prompt_tokens").asInt()).isPositive();
        assertThat(completion.at("/usage/completion_tokens").asInt()).isPositive();
    }

    private static String record(String place, int i) {
        var text = (place + " has a keeper named Ferris. Ferris keeps the lamp of " + place + " in the year "
                        + (1900 + i) + ". " + "The chronicle of " + place + " counts " + (i + 2) + " storms, and "
                        + place + " stood through all of them. ")
                .repeat(5);
        return JSON.createObjectNode()
                .put("id", place + " " + i)
                .put("title", place + " " + i)
                .put("text", text)
                .toString();
    }

    private List<JsonNode> stream(String question) {
        var body = given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body(Map.of("question", question, "collections", List.of(COLLECTION), "route", "overview"))
                .post("/api/query")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> read(line.substring(5)))
                .toList();
    }

    private static Usage ask(String question, String conversation) {
        return usage(read(given().contentType(ContentType.JSON)
                .body(Map.of(
                        "question",
                        question,
                        "collections",
                        List.of(COLLECTION),
                        "conversationId",
                        conversation,
                        "route",
                        "lookup"))
                .post("/api/query")
                .then()
                .statusCode(200)
                .extract()
                .asString()));
    }

    private static Usage usage(JsonNode node) {
        var usage = node.path("usage");
        return new Usage(
                usage.path("inputTokens").asLong(),
                usage.path("outputTokens").asLong(),
                usage.path("cost").asDouble());
    }

    private static List<Request> requests() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            // not injected: other tests' services lack it
            var standIn = ConfigProvider.getConfig().getValue("stand-in.address", String.class);
            var body = client.send(
                            HttpRequest.newBuilder(URI.create(standIn + "/requests"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return List.of(JSON.readValue(body, Request[].class));
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
