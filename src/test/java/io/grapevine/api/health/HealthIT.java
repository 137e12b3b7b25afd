package io.grapevine.api.health;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@WithTestResource(TestNeo4j.class)
class HealthIT {

    @Test
    void each_part_that_the_service_needs_is_shown() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("neo4j", "schema", "embedding", "index", "disk"))
                .body("checks.find { it.name == 'disk' }.data.freeMegabytes", greaterThan(0))
                .body("checks.find { it.name == 'schema' }.data.version", greaterThan(8));
    }

    @Test
    void whether_it_lives_asks_no_database() {
        given().get("/q/health/live").then().statusCode(200).body("checks.name", equalTo(List.of("threads")));
    }

    @Test
    void a_request_has_the_id_that_its_client_gave_it_or_one_of_its_own() {
        given().header("X-Request-Id", "from-the-proxy-1")
                .get("/api/collections")
                .then()
                .header("X-Request-Id", "from-the-proxy-1");
        given().header("X-Request-Id", "two words")
                .get("/api/collections")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
