package io.grapevine.api.rest;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(TestNeo4j.class)
class DocumentResourceIT {

    private static final String COLLECTION = "uploads-test";

    @AfterEach
    void removeCollection() {
        when().delete("/api/collections/" + COLLECTION);
    }

    @Test
    void an_upload_is_listed_found_and_removed() {
        upload("keys.md", "# Keys\n\nThe keys hang behind the stove.")
                .statusCode(200)
                .body("collection", equalTo(COLLECTION))
                .body("added", equalTo(1))
                .body("passages", equalTo(1))
                .body("failed", equalTo(0));
        upload("keys.md", "# Keys\n\nThe keys hang behind the stove.")
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("added", equalTo(0));

        var id = given().queryParam("collection", COLLECTION)
                .get("/api/documents")
                .then()
                .statusCode(200)
                .body("source", contains("keys.md"))
                .body("title", contains("Keys"))
                .body("mediaType", contains("text/markdown"))
                .extract()
                .<String>path("[0].id");
        when().get("/api/collections").then().statusCode(200).body("name", hasItem(COLLECTION));
        when().get("/api/documents/" + id).then().statusCode(200).body("passages", equalTo(1));

        when().delete("/api/documents/" + id).then().statusCode(204);

        when().get("/api/documents/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no document " + id));
        when().delete("/api/documents/" + id).then().statusCode(404);
        when().get("/api/collections").then().body("name", not(hasItem(COLLECTION)));
    }

    @Test
    void an_upload_that_wants_events_is_told_how_far_it_is() {
        var body = given().multiPart("files", "a.txt", bytes("Ada met Charles."), "text/plain")
                .multiPart("files", "b.pdf", bytes("%PDF-1.4 broken"), "application/pdf")
                .multiPart("collection", COLLECTION)
                .accept("text/event-stream")
                .post("/api/documents?wait=true")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var types = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.replaceFirst(".*?\"type\":\"(\\w+)\".*", "$1"))
                .toList();
        assertThat(types).startsWith("started").endsWith("done").contains("stored", "failed", "progress");
        assertThat(body)
                .contains("\"source\":\"b.pdf\"")
                .contains("\"added\":1")
                .contains("\"failed\":1");
    }

    @Test
    void what_cannot_be_read_is_a_problem_that_names_it() {
        upload("empty.txt", "")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("empty.txt is empty"));
        upload("photo.png", "\u0089PNG\r\n\u001a\n").statusCode(400).body("detail", containsString("photo.png"));
        given().multiPart("collection", COLLECTION)
                .post("/api/documents?wait=true")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("holds no file"));
        given().multiPart("file", "a.txt", bytes("A."), "text/plain")
                .multiPart("collection", "x".repeat(200))
                .post("/api/documents?wait=true")
                .then()
                .statusCode(400)
                .body("detail", containsString("collection"));
    }

    @Test
    void a_collection_is_removed_with_its_documents() {
        upload("a.jsonl", "{\"id\":1,\"text\":\"Ada.\"}\n{\"id\":2,\"text\":\"Charles.\"}\nbroken\n")
                .statusCode(200)
                .body("added", equalTo(2))
                .body("failures.reason", contains(containsString("line 3 is not JSON")));
        when().delete("/api/collections/" + COLLECTION).then().statusCode(200).body("removed", equalTo(2));
        when().delete("/api/collections/" + COLLECTION).then().statusCode(404);
    }

    @Test
    void metadata_of_a_form_of_a_sidecar_and_of_the_document_is_kept() {
        given().multiPart("file", "policy.md", bytes("---\nversion: 3\nauthor: Nils\n---\nText."), "text/markdown")
                .multiPart("file", "policy.md.meta.json", bytes("{\"author\": \"Ida\"}"), "application/json")
                .multiPart("collection", COLLECTION)
                .multiPart("tags", "travel, hotel")
                .multiPart("metadata", "{\"department\": \"HR\", \"date\": \"1 March 2024\"}")
                .post("/api/documents?wait=true")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));

        given().queryParam("collection", COLLECTION)
                .get("/api/documents")
                .then()
                .body("[0].metadata.version", contains("3"))
                .body("[0].metadata.author", contains("Ida"))
                .body("[0].metadata.tags", contains("travel", "hotel"))
                .body("[0].metadata.department", contains("HR"))
                .body("[0].metadata.date", contains("2024-03-01"));
    }

    @Test
    void an_original_comes_back_as_it_was_and_runs_nothing() {
        upload("tree.html", "<html><body><script>alert(1)</script><p>The tree is green.</p></body></html>");
        upload("keys.md", "# Keys\n\nThe keys hang behind the stove.");

        var html = original("tree.html");
        assertThat(html.extract().asString()).contains("<script>alert(1)</script>");
        html.contentType("application/octet-stream")
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"tree.html\"; filename*=UTF-8''tree.html"))
                .header("X-Content-Type-Options", "nosniff");
        original("keys.md")
                .contentType("text/plain")
                .header("Content-Disposition", startsWith("inline"))
                .body(equalTo("# Keys\n\nThe keys hang behind the stove."));
        upload("set.jsonl", "{\"id\":1,\"text\":\"Ada.\"}");
        when().get("/api/documents/" + idOf("set.jsonl#1") + "/original")
                .then()
                .statusCode(404)
                .body("detail", containsString("is not kept"));
        when().get("/api/documents/nobody/original").then().statusCode(404);
    }

    private static ValidatableResponse original(String source) {
        return when().get("/api/documents/" + idOf(source) + "/original").then().statusCode(200);
    }

    private static String idOf(String source) {
        return given().queryParam("collection", COLLECTION)
                .get("/api/documents")
                .then()
                .extract()
                .path("find { it.source == '" + source + "' }.id");
    }

    @Test
    void metadata_that_is_no_object_is_refused_by_the_name_of_its_field() {
        given().multiPart("file", "a.txt", bytes("A."), "text/plain")
                .multiPart("metadata", "[]")
                .post("/api/documents?wait=true")
                .then()
                .statusCode(400)
                .body("detail", containsString("'metadata' must hold a JSON object"));
    }

    private static ValidatableResponse upload(String name, String text) {
        return given().multiPart("file", name, text.getBytes(StandardCharsets.ISO_8859_1), "application/octet-stream")
                .multiPart("collection", COLLECTION)
                .post("/api/documents?wait=true")
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
