package io.grapevine.api;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/// Of two versions of a document the one that is asked for answers, and says which it is.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class EditionsIT {

    private static final String COLLECTION = "editions-test";

    @BeforeEach
    void ingest() {
        Upload.to(COLLECTION)
                .markdown("a-2024.md", policy("date: 2024-01-15\nversion: 1", "120"))
                .markdown("z-2026.md", policy("date: 2026-01-15\nversion: 2", "95"))
                .markdown("parking.md", rules("Parking", "", "parking fee is 7 EUR"))
                .markdown("parking new.md", rules("New parking", "supersedes: parking.md", "parking fee is 9 EUR"))
                .send();
    }

    @AfterEach
    void removeCollection() {
        when().delete("/api/collections/" + COLLECTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the current hotel limit?                   | 95 EUR  | 120",
                "What is the hotel limit since January 2026?        | 95 EUR  | 120",
                "What was the hotel limit in 2024?                  | 120 EUR | 95",
                "What is the hotel limit in version 1?              | 120 EUR | 95",
                "What is the parking fee?                           | 9 EUR   | 7 EUR"
            })
    void the_version_that_is_asked_for_answers(String question, String said, String notSaid) {
        for (var mode : List.of("graph", "fulltext", "hybrid")) {
            String answer = given().contentType(ContentType.JSON)
                    .body(Map.of(
                            "question", question, "collections", List.of(COLLECTION), "route", "lookup", "mode", mode))
                    .post("/api/query")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("answer");
            assertThat(answer.replace("*", "")).as(mode).contains(said).doesNotContain(notSaid);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the hotel limit?          | This is from version 2, 2026-01-15; there are other versions",
                "What was the hotel limit in 2024? | This is from version 1, 2024-01-15; there are other versions"
            })
    void the_answer_says_of_which_version_it_is(String question, String said) {
        given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "collections", List.of(COLLECTION), "route", "lookup"))
                .post("/api/query")
                .then()
                .body("answer", containsString(said));
    }

    private static String policy(String front, String limit) {
        return rules("Travel policy", front, "hotel limit is " + limit + " EUR a night");
    }

    private static String rules(String title, String front, String rule) {
        return "---\ntitle: " + title + "\n" + front + "\n---\n# " + title + "\n\nThe " + rule + ".\n";
    }
}
