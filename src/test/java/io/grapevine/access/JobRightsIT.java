package io.grapevine.access;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/// Of a collection's jobs knows who may edit it; for readers and strangers there are none.
@QuarkusTest
@TestProfile(Accounts.class)
@WithTestResource(TestNeo4j.class)
class JobRightsIT extends Accounted {

    @Test
    void only_who_may_edit_a_collection_sees_and_steers_its_jobs() {
        var editor = Someone.invited(ida);
        var reader = Someone.invited(otto);
        Someone.grant(collection, ida, "editor");
        Someone.grant(collection, otto, "reader");

        submit(reader).then().statusCode(403);
        var job = submit(editor)
                .then()
                .statusCode(202)
                .body("jobs[0].by", equalTo(ida))
                .extract()
                .<String>path("jobs[0].id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> editor.get("/api/jobs/" + job).path("state").equals("failed"));

        assertThat(Someone.owner().get("/api/jobs/" + job).statusCode()).isEqualTo(200);
        editor.get("/api/jobs?collection=" + collection).then().body("jobs", hasSize(1));
        editor.get("/api/jobs").then().body("jobs", hasSize(1));
        reader.get("/api/jobs?collection=" + collection).then().statusCode(200).body("jobs", hasSize(0));
        reader.get("/api/jobs").then().body("jobs", hasSize(0));
        for (var refused : new int[] {
            reader.get("/api/jobs/" + job).statusCode(),
            reader.get("/api/jobs/" + job + "/events").statusCode(),
            reader.delete("/api/jobs/" + job).statusCode(),
            reader.post("/api/jobs/" + job + "/retry", Map.of()).statusCode()
        }) {
            assertThat(refused).isEqualTo(404);
        }
        reader.get("/api/jobs/" + job).then().body("detail", containsString("There is no job " + job));
        editor.post("/api/jobs/" + job + "/retry", Map.of()).then().statusCode(202);
    }

    private Response submit(Someone person) {
        return person.request()
                .multiPart("collection", collection)
                .multiPart("files", "broken.pdf", "%PDF-1.4 no".getBytes(StandardCharsets.UTF_8), "application/pdf")
                .post("/api/documents");
    }
}
