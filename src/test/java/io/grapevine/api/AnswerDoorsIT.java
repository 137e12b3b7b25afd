package io.grapevine.api;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

/// The same answers through every door: REST, server-sent events, the OpenAI protocol and the Model Context
/// Protocol.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class AnswerDoorsIT extends CellarDoorsTest {

    @Test
    void a_question_is_answered_with_citation_route_evidence_and_timings() {
        query(Map.of("question", ASKED, "collections", List.of(COLLECTION)))
                .statusCode(200)
                .body("answer", containsString("Ilse Fenwright"))
                .body("answered", equalTo(true))
                .body("generator", equalTo("extractive"))
                .body("mode", equalTo("graph"))
                .body("citations.sentence", hasItem("The cellar master of Sedge Bank Cellar is Ilse Fenwright."))
                .body("citations[0].source", equalTo("cellars.md"))
                .body("citations.text", everyItem(containsString("Sedge Bank")))
                .body("route.route", equalTo("lookup"))
                .body("route.alternatives.size()", equalTo(6))
                .body("evidence.subgraph.nodes.kind", hasItems("passage", "entity"))
                .body("timingsMs.total", greaterThan(0f))
                .body("degraded", empty());
    }

    @Test
    void what_the_documents_do_not_hold_is_said_so_and_nothing_is_cited() {
        query(Map.of(
                        "question",
                        "What is the capital of Mongolia?",
                        "collections",
                        List.of(COLLECTION),
                        "route",
                        "lookup"))
                .statusCode(200)
                .body("answered", equalTo(false))
                .body("answer", equalTo("I did not find the answer in the documents. I looked in: doors-test."))
                .body("citations", empty());
    }

    @ParameterizedTest
    @CsvSource({"fulltext", "vector", "hybrid", "graph"})
    void every_retrieval_mode_finds_the_answer(String mode) {
        query(Map.of("question", ASKED, "collections", List.of(COLLECTION), "mode", mode, "route", "lookup"))
                .statusCode(200)
                .body("mode", equalTo(mode))
                .body("answer", containsString("Ilse Fenwright"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\":\"  \"}                          | 400 | The question is empty",
                "{}                                             | 400 | The question is empty",
                "{\"question\":                                 | 400 | The body is not JSON",
                "{\"question\":\"Who?\",\"collections\":\"x\"}  | 400 | The field 'collections' must be an array",
                "{\"question\":\"Who?\",\"collection\":\"x\"}   | 400 | Unknown field collection. Known are question",
                "{\"question\":\"Who?\",\"route\":\"x\"}        | 400 | unknown route 'x', it is one of chitchat, lookup",
                "{\"question\":\"Who?\",\"mode\":\"x\"}         | 400 | unknown retrieval mode 'x'",
                "{\"question\":\"Who?\",\"route\":\"lookup\",\"collections\":[\"nope\"]} | 404 | There is no collection nope. There are: ",
            })
    void what_cannot_be_answered_is_a_problem_that_says_why(String body, int status, String detail) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/query")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    @Test
    void a_question_of_100_000_characters_is_refused() {
        query(Map.of("question", "x".repeat(100_000)))
                .statusCode(400)
                .body("detail", containsString("has 100000 characters"));
    }

    @Test
    void the_same_answer_streams_as_events_in_order() throws Exception {
        var body = given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body(Map.of("question", ASKED, "collections", List.of(COLLECTION)))
                .post("/api/query")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var events = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> read(line.substring(5)))
                .toList();

        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .startsWith("route", "evidence")
                .endsWith("done")
                .contains("token", "citation")
                .doesNotContain("error");
        assertThat(events)
                .extracting(event -> event.get("seq").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(body.lines().filter(line -> line.startsWith("event:")).findFirst())
                .contains("event: route");
    }

    @Test
    void agents_find_the_tools_and_use_them() {
        assertThat(McpClient.request("tools/list", Map.of()).at("/result/tools"))
                .extracting(tool -> tool.get("name").asText())
                .containsExactlyInAnyOrder("ask", "search", "entity", "documents");
        assertThat(McpClient.call("ask", Map.of("question", ASKED, "collection", COLLECTION))
                        .at("/content/0/text")
                        .asText())
                .contains("Ilse Fenwright", "Sources:\n[");
        assertThat(McpClient.call("search", Map.of("query", "Lantern Tour", "collection", COLLECTION))
                        .at("/content/0/text")
                        .asText())
                .startsWith("[1] Tours (tours.md)\n");
        assertThat(McpClient.call("entity", Map.of("name", "Sedge Bank Cellar"))
                        .at("/content/0/text")
                        .asText())
                .startsWith("Sedge Bank Cellar: in ");
        assertThat(McpClient.call("documents", Map.of("collection", COLLECTION))
                        .at("/content/0/text")
                        .asText())
                .contains("Our cellars (cellars.md)", "Tours (tours.md)");
        var failed = McpClient.call("entity", Map.of("name", "Nobody Known"));
        assertThat(failed.get("isError").asBoolean()).isTrue();
        assertThat(failed.at("/content/0/text").asText())
                .isEqualTo("The documents name no 'Nobody Known'. Try the tool search.");
    }
}
