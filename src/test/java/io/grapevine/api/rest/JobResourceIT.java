package io.grapevine.api.rest;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestNeo4j.class)
class JobResourceIT {

    private static final String COLLECTION = "jobs-test";

    @AfterEach
    void removeCollection() {
        when().delete("/api/collections/" + COLLECTION);
    }

    @Test
    void an_upload_is_a_job_that_can_be_followed_to_its_end() {
        var id = upload("keys.md", "# Keys\n\nThe keys hang behind the stove.")
                .statusCode(202)
                .header("Location", containsString("/api/jobs/"))
                .body("jobs", hasSize(1))
                .body("jobs[0].name", equalTo("keys.md"))
                .body("jobs[0].by", equalTo("owner"))
                .extract()
                .<String>path("jobs[0].id");

        var events = when().get("/api/jobs/" + id + "/events").then().statusCode(200);
        assertThat(events.extract().asString()).contains("event: job", "\"state\":\"done\"");
        when().get("/api/jobs/" + id)
                .then()
                .body("state", equalTo("done"))
                .body("documents.added", equalTo(1))
                .body("passages", equalTo(1))
                .body("attempts", equalTo(1));
        var document = given().queryParam("collection", COLLECTION)
                .get("/api/documents")
                .then()
                .extract()
                .<List<String>>path("id");
        when().get("/api/jobs/" + id).then().body("documentId", equalTo(document.getFirst()));
        when().get("/api/documents/" + document.getFirst() + "/original").then().body(endsWith("behind the stove."));
    }

    @Test
    void a_job_and_a_client_that_waits_store_the_same() {
        var text = "# Keys\n\nThe keys hang behind the stove.";
        given().multiPart("files", "keys.md", text.getBytes(StandardCharsets.UTF_8), "text/markdown")
                .multiPart("collection", COLLECTION)
                .post("/api/documents?wait=true")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));

        var id = upload("keys.md", text).statusCode(202).extract().<String>path("jobs[0].id");

        assertThat(ended(id)).isEqualTo("done");
        when().get("/api/jobs/" + id).then().body("documents.unchanged", equalTo(1));
    }

    @Test
    void several_files_are_jobs_of_one_upload_and_lists_are_paged() {
        var request = given().multiPart("collection", COLLECTION);
        for (int i = 0; i < 5; i++) {
            request.multiPart(
                    "files", "note" + i + ".txt", ("Note number " + i + ".").getBytes(StandardCharsets.UTF_8));
        }
        var made = request.post("/api/documents")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/jobs?upload="))
                .body("jobs", hasSize(5))
                .extract()
                .jsonPath();
        var upload = made.getString("jobs[0].upload");
        made.getList("jobs.id", String.class)
                .forEach(id -> assertThat(ended(id)).isEqualTo("done"));

        var next = when().get("/api/jobs?limit=3&upload=" + upload)
                .then()
                .statusCode(200)
                .body("jobs", hasSize(3))
                .body("jobs.state", everyItem(equalTo("done")))
                .extract()
                .<String>path("next");
        when().get("/api/jobs?limit=3&upload=" + upload + "&after=" + next)
                .then()
                .body("jobs", hasSize(2))
                .body("next", nullValue());
        when().get("/api/jobs?state=queued&state=running&collection=" + COLLECTION)
                .then()
                .body("jobs", hasSize(0));
        when().get("/api/jobs?state=lost")
                .then()
                .statusCode(400)
                .body("detail", containsString("Unknown state 'lost'"));
        when().get("/api/jobs?limit=0").then().statusCode(400);
    }

    @Test
    void what_cannot_be_read_fails_for_good_with_its_reason_and_can_be_retried() {
        var id = upload("broken.pdf", "%PDF-1.4 broken")
                .statusCode(202)
                .extract()
                .<String>path("jobs[0].id");

        assertThat(ended(id)).isEqualTo("failed");
        when().get("/api/jobs?state=failed&collection=" + COLLECTION)
                .then()
                .body("jobs[0].reason", containsString("broken.pdf"));
        when().delete("/api/jobs/" + id).then().statusCode(409).body("detail", containsString("has ended as failed"));
        when().post("/api/jobs/" + id + "/retry").then().statusCode(202).body("jobs[0].state", equalTo("queued"));
        assertThat(ended(id)).isEqualTo("failed");
        when().get("/api/jobs/" + id).then().body("attempts", equalTo(1));
    }

    @Test
    void a_job_that_runs_is_cancelled_and_stores_nothing() {
        var id = upload("book.txt", book()).statusCode(202).extract().<String>path("jobs[0].id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> when().get("/api/jobs/" + id).path("state").equals("running"));

        when().delete("/api/jobs/" + id).then().statusCode(200).body("cancelling", equalTo(true));

        assertThat(ended(id)).isEqualTo("cancelled");
        given().queryParam("collection", COLLECTION)
                .get("/api/documents")
                .then()
                .body("", hasSize(0));
        when().post("/api/jobs/nobody/retry").then().statusCode(404);
    }

    /// Of some thousand passages.
    private static String book() {
        var text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append("Ada wrote chapter %d of the book. ".formatted(i))
                    .append("It was a long day in the house near the river. ".repeat(14))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String ended(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> when().get("/api/jobs/" + id).<String>path("state"),
                        state -> !state.equals("queued") && !state.equals("running"));
    }

    private static ValidatableResponse upload(String name, String text) {
        return given().multiPart("files", name, text.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .multiPart("collection", COLLECTION)
                .post("/api/documents")
                .then();
    }
}
