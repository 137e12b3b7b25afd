package io.grapevine.api;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

/// The OpenAI protocol, as its clients speak it.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class OpenAiDoorIT extends CellarDoorsTest {

    @Test
    void the_openai_protocol_lists_a_model_for_all_documents_and_one_a_collection() {
        when().get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItems("grapevine", "grapevine/" + COLLECTION));
        when().get("/v1/models/grapevine/" + COLLECTION)
                .then()
                .statusCode(200)
                .body("id", equalTo("grapevine/" + COLLECTION));
        when().get("/v1/models/gpt").then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @Test
    void a_completion_has_footnotes_and_the_citations_as_a_field() {
        complete(Map.of(
                        "model",
                        "grapevine/" + COLLECTION,
                        "messages",
                        List.of(Map.of("role", "user", "content", ASKED))))
                .statusCode(200)
                .body("object", equalTo("chat.completion"))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("choices[0].message.content", containsString("**Ilse Fenwright**. [^"))
                .body("choices[0].message.content", containsString("]: Our cellars (cellars.md): "))
                .body("citations.source", hasItem("cellars.md"))
                .body("usage.total_tokens", equalTo(0));
    }

    @Test
    void a_completion_ends_at_the_stop_string() {
        complete(Map.of(
                        "model",
                        "grapevine",
                        "stop",
                        List.of("Grapevine"),
                        "messages",
                        List.of(Map.of("role", "user", "content", "Hello!"))))
                .statusCode(200)
                .body("choices[0].message.content", equalTo("I am "))
                .body("choices[0].finish_reason", equalTo("stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void a_completion_is_no_longer_than_its_tokens(String limit) {
        complete(Map.of(
                        "model",
                        "grapevine",
                        limit,
                        5,
                        "messages",
                        List.of(Map.of("role", "user", "content", "Hello!"))))
                .statusCode(200)
                .body("choices[0].message.content", equalTo("I am Grapevine, and "))
                .body("choices[0].finish_reason", equalTo("length"));
    }

    @Test
    void errors_have_that_protocols_form() {
        complete(Map.of("model", "gpt", "messages", List.of(Map.of("role", "user", "content", "Hi"))))
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"))
                .body("error.type", equalTo("invalid_request_error"));
        complete(Map.of("model", "grapevine", "messages", List.of()))
                .statusCode(400)
                .body("error.message", containsString("'messages' is empty"));
        given().contentType(ContentType.JSON)
                .body("{\"model\":")
                .post("/v1/chat/completions")
                .then()
                .statusCode(400)
                .body("error.message", containsString("The body cannot be read"));
    }

    @Test
    void langchain4js_openai_client_holds_a_streamed_conversation() throws Exception {
        var model = OpenAiStreamingChatModel.builder()
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .apiKey("none")
                .modelName("grapevine/" + COLLECTION)
                .build();
        var first = converse(model, List.of(UserMessage.from("Who is Ilse Fenwright?")));
        assertThat(first.aiMessage().text()).contains("cellar master", "[^1]: ");

        var second = converse(
                model,
                List.of(
                        UserMessage.from(ASKED),
                        AiMessage.from("Ilse Fenwright [1]."),
                        UserMessage.from("Which river does her cellar stand on?")));
        assertThat(second.aiMessage().text()).contains("river Sill");
        assertThat(second.tokenUsage().totalTokenCount()).isZero();
    }
}
