package io.grapevine.access;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Grants;
import io.grapevine.domain.Principal;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.conversation.Feedback;
import io.grapevine.graph.conversation.FeedbackStore;
import io.grapevine.graph.conversation.StoredExchange;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/// What is kept of a person: told whole, removed whole, and gone when it is old.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class PersonalDataIT extends Accounted {

    @Inject
    ConversationStore conversations;

    @Inject
    FeedbackStore feedback;

    @Inject
    People people;

    @Inject
    PersonalData data;

    private Someone talking(String name, String question) {
        var person = Someone.invited(name);
        person.post("/api/query", Map.of("question", question, "conversationId", "c-" + name))
                .then()
                .statusCode(200);
        String answer = person.get("/api/conversations/c-" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("exchanges[0].answerId");
        var thumb = Map.of("conversationId", "c-" + name, "answerId", answer, "thumb", "up", "comment", "of " + name);
        person.post("/api/feedback", thumb).then().statusCode(204);
        return person;
    }

    @Test
    void one_gets_all_that_is_kept_of_oneself_and_nothing_of_others() throws IOException {
        var person = talking(ida, "Hello from ida");
        talking(otto, "Hello from otto");
        var key = person.key(Map.of("name", "script"));
        Someone.grant(collection, ida, "editor");

        var mine = person.get("/api/me/data").then().statusCode(200).extract();

        JsonPath told = mine.jsonPath();
        assertThat(told.getString("account.name")).isEqualTo(ida);
        assertThat(told.getString("grants[0].role")).isEqualTo("editor");
        assertThat(told.getString("keys[0].name")).isEqualTo("script");
        assertThat(told.getString("conversations[0].exchanges[0].question")).isEqualTo("Hello from ida");
        assertThat(told.getString("conversations[0].exchanges[0].answer.answer"))
                .isNotBlank();
        assertThat(told.getString("feedback[0].comment")).isEqualTo("of " + ida);
        assertThat(told.getList("events.what")).contains("key_made");
        assertThat(mine.asString()).doesNotContain("otto", key.secret(), "$2");
        key.get("/api/me/data").then().statusCode(403);
        key.delete("/api/me/data").then().statusCode(403);
        Someone.owner().get("/api/me/data").then().statusCode(403);

        var printed = new StringWriter(); // as ./grapevine users export does
        data.export(EventLog.COMMAND_LINE, people.find(ida), printed);
        assertThat(JsonPath.from(printed.toString()).getString("conversations[0].id"))
                .isEqualTo("c-" + ida);
    }

    @Test
    void who_removes_themselves_leaves_nothing_behind() {
        var person = talking(ida, "Hello from ida");
        talking(otto, "Hello from otto");
        var key = person.key(Map.of("name", "script"));
        Someone.grant(collection, ida, "editor");
        var account = people.find(ida).id();
        var owner = new Principal(account, ida, Set.of(), false, Grants.NONE);
        person.delete("/api/conversations/c-" + ida).then().statusCode(204); // its thumb stays until they go

        person.delete("/api/me/data").then().statusCode(204);

        person.get("/api/me").then().statusCode(401);
        key.get("/api/me").then().statusCode(401);
        Someone.trySignIn(ida, Someone.PASSWORD).then().statusCode(401);
        Someone.owner().get("/api/people").then().body("name", not(hasItem(ida)));
        Someone.owner().get("/api/grants").then().body("to", not(hasItem(ida)));
        assertThat(feedback.list())
                .extracting(Feedback::comment)
                .contains("of " + otto)
                .doesNotContain("of " + ida);
        conversations.append(owner.conversationKey("late"), "late", exchange("late-" + id, Instant.now()));
        assertThat(conversations.list(owner, 10)).isEmpty();
    }

    @Test
    void what_is_older_than_it_is_kept_goes_with_its_thumbs() {
        var person = talking(ida, "Hello from ida");
        var owner = new Principal(people.find(ida).id(), ida, Set.of(), false, Grants.NONE);
        var old = Instant.parse("2001-02-03T04:05:06Z");
        conversations.append(owner.conversationKey("old"), "old", exchange("old-" + id, old));
        feedback.give(owner.conversationKey("old"), "old-" + id, true, "old " + id, false, old);

        conversations.removeBefore(old.plus(1, ChronoUnit.DAYS));

        person.get("/api/conversations").then().body("id", hasItem("c-" + ida)).body("id", not(hasItem("old")));
        assertThat(feedback.list())
                .extracting(Feedback::comment)
                .contains("of " + ida)
                .doesNotContain("old " + id);
    }

    private static StoredExchange exchange(String answer, Instant at) {
        return new StoredExchange(
                answer, "q", "q", "a", "lookup", "graph", "extractive", Usage.NONE, "{}", at, Optional.empty());
    }
}
