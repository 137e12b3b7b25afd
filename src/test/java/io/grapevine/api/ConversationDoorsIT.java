package io.grapevine.api;

import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/// Conversations, thumbs and entities over REST.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class ConversationDoorsIT {

    private final String id = UUID.randomUUID().toString();

    @Test
    void a_question_that_names_a_conversation_is_kept_in_it_and_can_be_thumbed() {
        ask("hello there").statusCode(200).body("conversationId", equalTo(id));
        var answerId = when().get("/api/conversations/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("hello there"))
                .body("exchanges", hasSize(1))
                .body("exchanges[0].answer.route.route", equalTo("chitchat"))
                .extract()
                .<String>path("exchanges[0].answerId");

        thumb(answerId, "down", "too cheerful").statusCode(204);

        when().get("/api/conversations/" + id)
                .then()
                .body("exchanges[0].feedback.thumb", equalTo("down"))
                .body("exchanges[0].feedback.comment", equalTo("too cheerful"));
        when().get("/api/conversations").then().body("id", hasItem(id));
    }

    @Test
    void streamed_answers_are_kept_too() {
        given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body(Map.of("question", "thank you", "conversationId", id))
                .post("/api/query")
                .then()
                .statusCode(200);

        when().get("/api/conversations/" + id).then().body("exchanges[0].question", equalTo("thank you"));
    }

    @Test
    void a_conversation_is_renamed_exported_and_removed() {
        ask("hello there").statusCode(200);

        given().contentType(ContentType.JSON)
                .body(Map.of("title", "Greetings"))
                .patch("/api/conversations/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Greetings"));
        when().get("/api/conversations/" + id + "/export")
                .then()
                .statusCode(200)
                .body(containsString("# Greetings\n\n## hello there"));
        when().delete("/api/conversations/" + id).then().statusCode(204);
        when().get("/api/conversations/" + id)
                .then()
                .statusCode(404)
                .body("detail", containsString("GET /api/conversations"));
        when().delete("/api/conversations/" + id).then().statusCode(404);
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused_with_the_next_step() {
        thumb("nothing", "up", "").statusCode(404);
        thumb("nothing", "sideways", "").statusCode(400).body("detail", containsString("'up' or 'down'"));
        given().contentType(ContentType.JSON)
                .body(Map.of("title", " "))
                .patch("/api/conversations/" + id)
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body(Map.of("question", "hello", "conversationId", "../x"))
                .post("/api/query")
                .then()
                .statusCode(400)
                .body("detail", containsString("letters, digits"));
        when().get("/api/entities/nobody at all").then().statusCode(404);
    }

    private ValidatableResponse ask(String question) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "conversationId", id))
                .post("/api/query")
                .then();
    }

    private ValidatableResponse thumb(String answerId, String thumb, String comment) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("conversationId", id, "answerId", answerId, "thumb", thumb, "comment", comment))
                .post("/api/feedback")
                .then();
    }
}
