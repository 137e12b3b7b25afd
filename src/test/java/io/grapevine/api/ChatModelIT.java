package io.grapevine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.llm.ScriptedChatServer;
import io.grapevine.llm.ScriptedChatServer.Request;
import io.grapevine.llm.Spending;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The whole service with a chat model: overviews by map and reduce, and what calls take.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(ChatModelAddress.class)
class ChatModelIT {

    private static final String COLLECTION = "chat-model-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A call takes 100 tokens in and 20 out, of which a million cost 2 and 8.
    private static final double COST = 0.00036;

    private static ScriptedChatServer chatModel;

    @Inject
    CommunityPipeline communities;

    @Inject
    Spending spending;

    @BeforeAll
    static void listen() throws IOException {
        chatModel = ScriptedChatModel.listen(ChatModelAddress.port());
    }

    @AfterAll
    static void close() {
        chatModel.close();
    }

    @BeforeEach
    void ingest() {
        var records = Stream.of("Alder Harbour", "Brindle Forest", "Corvane Mill")
                .flatMap(place -> IntStream.range(0, 15).mapToObj(i -> record(place, i)))
                .collect(Collectors.joining("\n"));
        given().multiPart("files", "places.jsonl", records.getBytes(StandardCharsets.UTF_8), "application/jsonl")
                .multiPart("collection", COLLECTION)
                .post("/api/documents?wait=true")
                .then()
                .statusCode(200);
        assertThat(communities.refresh(COLLECTION).communities()).isGreaterThan(1);
    }

    @Test
    void an_overview_is_written_from_what_every_part_contributes() throws Exception {
        var before = chatModel.requests().size();
        var events = stream("What are these documents about?");
        var types = events.stream().map(event -> event.path("type").asText()).toList();
        var requests = chatModel.requests();
        var asked = requests.subList(before, requests.size());

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
        assertTook(asked.size(), done);
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
        assertTook(1, ask("Who keeps the lamp of Alder Harbour?", conversation));
        // rewritten first
        assertTook(2, ask("And who keeps it there?", conversation));

        var kept = when().get("/api/conversations/" + conversation)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTook(3, read(kept));
        assertThat(spending.today().cost() - today.cost()).isEqualTo(3 * COST, within(1e-9));
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

    private static JsonNode ask(String question, String conversation) {
        return read(given().contentType(ContentType.JSON)
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
                .asString());
    }

    private static void assertTook(int calls, JsonNode answer) {
        var usage = answer.path("usage");
        assertThat(usage.path("inputTokens").asLong()).isEqualTo(100L * calls);
        assertThat(usage.path("outputTokens").asLong()).isEqualTo(20L * calls);
        assertThat(usage.path("cost").asDouble()).isEqualTo(calls * COST, within(1e-9));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
