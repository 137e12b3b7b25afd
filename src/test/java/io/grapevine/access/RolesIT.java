package io.grapevine.access;

import io.grapevine.cli.EventsCommand;
import io.grapevine.cli.GrantsCommand;
import io.grapevine.cli.GroupsCommand;
import io.grapevine.cli.KeysCommand;
import io.grapevine.cli.UsersCommand;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/// Keys, roles and the log at a service with accounts, and what belongs to a person.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class RolesIT extends Accounted {

    private static final String TEXT = "# Cellars\n\nThe cellar master of Sedge Bank Cellar is Ilse Fenwright.";

    @Inject
    CommandLine.IFactory commands;

    @Test
    void a_key_is_shown_once_and_works_until_it_is_revoked() {
        var person = Someone.invited(ida);
        String key = person.post("/api/me/keys", Map.of("name", "script"))
                .then()
                .extract()
                .path("id");
        var script = person.key(Map.of("name", "script"));

        person.get("/api/me/keys").then().body("secret", hasItem(nullValue()), "name", hasItem("script"));
        script.get("/api/me").then().statusCode(200).body("name", equalTo(ida));
        script.post("/api/me/keys", Map.of("name", "more")).then().statusCode(403);

        List<String> ids = person.get("/api/me/keys").then().extract().path("id");
        assertThat(ids).contains(key);
        ids.forEach(one -> person.delete("/api/me/keys/" + one).then().statusCode(204));
        script.get("/api/me").then().statusCode(401);
    }

    @Test
    void a_key_opens_only_its_doors_and_its_collections() {
        var person = Someone.invited(ida);
        Someone.owner().upload(collection, "a.md", TEXT).then().statusCode(200);
        Someone.grant(collection, ida, "editor");
        var models = person.key(Map.of("name", "models", "doors", List.of("openai")));
        var elsewhere = person.key(Map.of("name", "elsewhere", "collections", List.of("other-" + id)));

        models.get("/api/me").then().statusCode(403);
        models.get("/v1/models").then().statusCode(200).body("data.id", hasItem("grapevine/" + collection));
        elsewhere.get("/v1/models").then().statusCode(200).body("data.id", not(hasItem("grapevine/" + collection)));
        person.post("/api/me/keys", Map.of("name", "x", "doors", List.of("window")))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        // role,   list, upload, remove the collection, grant
        "  ''    , 404 , 404   , 404                  , 404",
        "reader  , 200 , 403   , 403                  , 403",
        "editor  , 200 , 200   , 403                  , 403",
        "owner   , 200 , 200   , 200                  , 204",
    })
    void each_role_may_do_so_much(String role, int read, int upload, int remove, int grant) {
        var person = Someone.invited(ida);
        Someone.invited(otto);
        Someone.owner().upload(collection, "a.md", TEXT).then().statusCode(200);
        if (!role.isEmpty()) {
            Someone.grant(collection, ida, role);
        }
        List<String> documents = Someone.owner()
                .get("/api/documents?collection=" + collection)
                .then()
                .extract()
                .path("id");

        person.get("/api/documents/" + documents.getFirst()).then().statusCode(read);
        person.get("/api/documents/" + documents.getFirst() + "/original")
                .then()
                .statusCode(read);
        person.post("/api/query", Map.of("question", "Who is the cellar master?", "collections", List.of(collection)))
                .then()
                .statusCode(read);
        person.upload(collection, "b.md", TEXT).then().statusCode(upload);
        person.put("/api/grants", Map.of("collection", collection, "to", otto, "role", "reader"))
                .then()
                .statusCode(grant);
        person.delete("/api/collections/" + collection).then().statusCode(remove);
    }

    @Test
    void a_group_and_everyone_have_roles_too_and_lose_them_at_once() {
        var person = Someone.invited(ida);
        Someone.owner().upload(collection, "a.md", TEXT).then().statusCode(200);
        Someone.owner()
                .put("/api/groups/tasters-" + id + "/members/" + ida, "")
                .then()
                .statusCode(204);

        for (var to : List.of("group:tasters-" + id, "everyone")) {
            Someone.grant(collection, to, "reader");
            person.get("/api/collections").then().body("name", hasItem(collection));
            Someone.owner()
                    .delete("/api/grants?collection=" + collection + "&from=" + to)
                    .then()
                    .statusCode(204);
            person.get("/api/collections").then().body("name", not(hasItem(collection)));
        }
        Someone.owner().delete("/api/groups/tasters-" + id).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/people", "/api/groups", "/q/metrics"})
    void what_is_an_administrators_is_refused_to_others(String path) {
        var person = Someone.invited(ida);

        person.get(path).then().statusCode(403);
        Someone.owner().get(path).then().statusCode(200);
    }

    @Test
    void the_log_says_who_did_what_and_cannot_be_changed() {
        var person = Someone.invited(ida);
        Someone.owner().upload(collection, "a.md", TEXT).then().statusCode(200);
        Someone.grant(collection, ida, "reader");
        Someone.signedIn(ida);

        Someone.owner()
                .get("/api/events?who=" + ida)
                .then()
                .statusCode(200)
                .body("what", equalTo(List.of("signed_in", "link_used")));
        Someone.owner()
                .get("/api/events?what=granted&limit=1")
                .then()
                .body("subject", equalTo(List.of(ida + ": reader of " + collection)), "who", hasItem("owner"));
        person.get("/api/events").then().statusCode(403);
        Someone.owner().delete("/api/events").then().statusCode(405);
        Someone.owner().get("/api/events?from=yesterday").then().statusCode(400);
    }

    @Test
    void the_command_line_manages_the_same() {
        var link = run(UsersCommand.class, "add", ida);
        Someone.choosing(ida, link.substring(link.indexOf("#/link/") + "#/link/".length()));
        run(GroupsCommand.class, "add", "tasters-" + id, ida);
        run(GrantsCommand.class, "add", collection, "group:tasters-" + id, "editor");
        var agent = Someone.bearer(ida, run(KeysCommand.class, "add", ida, "agent", "--door", "rest", "--days", "1"));

        assertThat(run(GrantsCommand.class, "list", "--collection", collection))
                .isEqualTo(collection + "\tgroup:tasters-" + id + "\teditor");
        agent.upload(collection, "a.md", TEXT).then().statusCode(200);
        assertThat(run(UsersCommand.class, "list")).contains(ida + "\tmember\ttasters-" + id);
        assertThat(run(EventsCommand.class, "--what", "key_made", "--limit", "1"))
                .endsWith("command line\tkey_made\t" + ida + ": agent");
        run(UsersCommand.class, "set", ida, "--no-active");
        run(GroupsCommand.class, "rm", "tasters-" + id);
        assertThat(run(GrantsCommand.class, "list", "--collection", collection)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> agent.get("/api/me").then().statusCode(401));
    }

    /// What a command prints.
    private String run(Class<?> command, String... arguments) {
        var out = new StringWriter();
        var code =
                new CommandLine(command, commands).setOut(new PrintWriter(out)).execute(arguments);
        assertThat(code).isZero();
        return out.toString().strip();
    }

    @Test
    void conversations_and_thumbs_are_their_persons() {
        var person = Someone.invited(ida);
        var other = Someone.invited(otto);
        var question = Map.of("question", "Hello", "conversationId", "c-" + id);
        person.post("/api/query", question).then().statusCode(200);
        String answer = person.get("/api/conversations/c-" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("exchanges[0].answerId");
        var thumb = Map.of("conversationId", "c-" + id, "answerId", answer, "thumb", "up");

        for (var stranger : List.of(other, Someone.owner())) {
            stranger.get("/api/conversations/c-" + id).then().statusCode(404);
            stranger.get("/api/conversations/c-" + id + "/export").then().statusCode(404);
            stranger.delete("/api/conversations/c-" + id).then().statusCode(404);
            stranger.post("/api/feedback", thumb).then().statusCode(404);
            stranger.get("/api/conversations").then().body("id", not(hasItem("c-" + id)));
        }
        other.post("/api/query", question).then().statusCode(200);
        person.get("/api/conversations/c-" + id).then().body("exchanges.size()", equalTo(1));
        person.post("/api/feedback", thumb).then().statusCode(204);
    }
}
