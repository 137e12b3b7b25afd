package io.grapevine.api;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

/// Filters on documents and their metadata, at every door and in every way of retrieval.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class FilterDoorsIT {

    private static final String COLLECTION = "filters-test";
    private static final String ASKED = "What is the door code of the boathouse?";

    @BeforeEach
    void ingest() {
        Upload.to(COLLECTION)
                .markdown(
                        "north.md",
                        "---\nauthor: Ida Berg\ndate: 2024-05-04\n---\n# North\n\n"
                                + "The door code of the boathouse is 4711.")
                .markdown(
                        "south.md",
                        "---\nauthor: Nils Holm\ndate: 2025-06-01\n---\n# South\n\n"
                                + "The door code of the boathouse is 8822.")
                .file(
                        "minutes.txt",
                        "Minutes of 4 May\n\nThe board met at noon. Ida Berg reported on the roof. "
                                + "The roof will be repaired in June for 12,000 EUR. Nils Holm was elected treasurer.",
                        "text/plain")
                .markdown(
                        "roses.md",
                        "# Roses\n\nRoses need sun. Water them in the morning. "
                                + "Prune them in March. The red ones bloom in June.")
                .send();
    }

    @AfterEach
    void removeCollection() {
        when().delete("/api/collections/" + COLLECTION);
    }

    @ParameterizedTest
    @CsvSource({"fulltext", "vector", "hybrid", "graph"})
    void every_way_of_retrieval_keeps_to_the_filter(String mode) {
        query(ASKED, Map.of("mode", mode, "route", "lookup", "filter", Map.of("author", "ida berg")))
                .statusCode(200)
                .body("answer", containsString("4711"))
                .body("evidence.passages.source", everyItem(equalTo("north.md")));
        query(ASKED, Map.of("mode", mode, "route", "lookup", "filter", Map.of("date", Map.of("from", 2025))))
                .body("answer", containsString("8822"))
                .body("evidence.passages.source", everyItem(equalTo("south.md")));
    }

    @Test
    void counts_are_of_the_documents_that_were_chosen() {
        query(
                        "How many documents are there?",
                        Map.of("documents", List.of("north.md", "roses.md"), "route", "aggregate"))
                .body("answer", containsString("There are 2 documents"));
        query("How many documents mention Nils Holm?", Map.of("documents", List.of("north.md"), "route", "aggregate"))
                .body("answer", not(containsString("minutes")));
    }

    @Test
    void a_summary_of_a_document_is_of_all_of_it_and_of_nothing_else() {
        for (var asked : List.of("Summarize minutes.txt", "Summarise this file: minutes.txt")) {
            query(asked, Map.of())
                    .statusCode(200)
                    .body("answer", containsString("Nils Holm was elected treasurer"))
                    .body("answer", containsString("Ida Berg reported on the roof"))
                    .body("evidence.passages.source", everyItem(equalTo("minutes.txt")));
        }
        query("Summarize this document", Map.of("documents", List.of("roses.md")))
                .body("evidence.passages.source", everyItem(equalTo("roses.md")));
    }

    @Test
    void the_openai_protocol_takes_the_same_fields() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "model",
                        "grapevine/" + COLLECTION,
                        "messages",
                        List.of(Map.of("role", "user", "content", ASKED)),
                        "filter",
                        Map.of("author", List.of("Nils Holm", "Nobody"))))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .body("choices[0].message.content", containsString("8822"))
                .body("choices[0].message.content", not(containsString("4711")));
    }

    @Test
    void agents_give_them_as_arguments() {
        assertThat(McpClient.text("search", Map.of("query", ASKED, "filter", Map.of("author", "Ida Berg"))))
                .contains("4711")
                .doesNotContain("8822");
        assertThat(McpClient.text("ask", Map.of("question", ASKED, "documents", List.of("south.md"))))
                .contains("8822")
                .doesNotContain("4711");
        assertThat(McpClient.text("search", Map.of("query", ASKED, "filter", Map.of("author", Map.of("like", "x")))))
                .contains("The filter's field 'author' has 'like'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"filter\": {\"date\": {\"gte\": 1}}} | 400 | The filter's field 'date' has 'gte'. Allowed are a value",
                "{\"filter\": []}                     | 400 | 'filter' must be an object of fields",
                "{\"filter\": {\"autor\": \"Ida\"}}     | 404 | No document has the field autor. Fields are: ",
                "{\"documents\": [\"gone.md\"]}         | 404 | There is no document gone.md in filters-test"
            })
    void a_filter_that_cannot_be_met_says_why(String fields, int status, String detail) {
        given().contentType(ContentType.JSON)
                .body(fields.replaceFirst("}$", ", \"question\": \"Who?\", \"collections\": [\"" + COLLECTION + "\"]}"))
                .post("/api/query")
                .then()
                .statusCode(status)
                .body("detail", containsString(detail));
    }

    private static ValidatableResponse query(String question, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.put("question", question);
        body.put("collections", List.of(COLLECTION));
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/query")
                .then();
    }
}
