package io.grapevine.access;

import io.grapevine.api.chat.SocketClient;
import io.grapevine.cli.EventsCommand;
import io.grapevine.cli.GrantsCommand;
import io.grapevine.cli.GroupsCommand;
import io.grapevine.cli.KeysCommand;
import io.grapevine.cli.UsersCommand;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/// Signing in, keys, roles, and what belongs to a person, at a service with accounts.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class AccessIT {

    private static final String TEXT = "# Cellars\n\nThe cellar master of Sedge Bank Cellar is Ilse Fenwright.";

    @TestHTTPResource("/")
    URI home;

    @Inject
    CommandLine.IFactory commands;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String ida = "ida-" + id;
    private final String otto = "otto-" + id;
    private final String collection = "cellars-" + id;

    @AfterEach
    void remove() {
        var owner = Someone.owner();
        owner.delete("/api/collections/" + collection);
        owner.delete("/api/people/" + ida);
        owner.delete("/api/people/" + otto);
    }

    // --- sign-in

    @ParameterizedTest
    @CsvSource({
        "/                  , 200",
        "/app/main.js       , 200",
        "/q/health/live     , 200",
        "/api/me            , 401",
        "/api/collections   , 401",
        "/api/people        , 401",
        "/v1/models         , 401",
        "/q/metrics         , 401",
        "/q/openapi         , 401",
        "/mcp               , 401",
    })
    void somebody_who_is_not_signed_in_sees_the_page_and_nothing_else(String path, int status) {
        given().get(path).then().statusCode(status);
    }

    @Test
    void a_link_lets_one_choose_a_password_once() {
        String link = Someone.owner()
                .post("/api/people", Map.of("name", ida, "admin", false))
                .then()
                .statusCode(200)
                .extract()
                .path("link");
        var secret = link.replace("#/link/", "");
        var choice = Map.of("link", secret, "password", Someone.PASSWORD);

        useLink(Map.of("link", secret, "password", "short")).statusCode(400);
        var cookie = useLink(choice).statusCode(200).extract().detailedCookie("grapevine_session");
        useLink(choice).statusCode(404);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        Someone.signedIn(ida).get("/api/me").then().body("name", equalTo(ida), "admin", equalTo(false));
    }

    private static io.restassured.response.ValidatableResponse useLink(Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/link")
                .then();
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_told_alike() {
        Someone.invited(ida);

        var wrong =
                Someone.trySignIn(ida, "wrong password").then().statusCode(401).extract();
        var unknown = Someone.trySignIn("nobody-" + id, "wrong password")
                .then()
                .statusCode(401)
                .extract();

        assertThat(wrong.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void after_some_wrong_passwords_the_right_one_is_refused_until_a_link_opens_the_account() {
        Someone.invited(ida);
        for (int i = 0; i < Accounts.WRONG_PASSWORDS; i++) {
            Someone.trySignIn(ida, "wrong password").then().statusCode(401);
        }
        Someone.trySignIn(ida, Someone.PASSWORD).then().statusCode(401);

        String link = Someone.owner()
                .post("/api/people/" + ida + "/link", "")
                .then()
                .extract()
                .path("link");
        Someone.choosing(ida, link.replace("#/link/", ""));

        Someone.signedIn(ida);
    }

    @Test
    void a_session_that_a_client_chose_is_none_before_and_after_it_signed_in() {
        Someone.invited(ida);
        var chosen = "chosen-by-somebody-else";

        var given = given().cookie("grapevine_session", chosen)
                .contentType(ContentType.JSON)
                .body(Map.of("name", ida, "password", Someone.PASSWORD))
                .post("/api/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("grapevine_session");

        assertThat(given).isNotEqualTo(chosen);
        given().cookie("grapevine_session", chosen).get("/api/me").then().statusCode(401);
    }

    @Test
    void signing_out_ends_the_session_and_its_websocket() throws Exception {
        var person = Someone.invited(ida);
        try (var socket = SocketClient.open(home, person.header(), person.value())) {
            socket.say("{\"type\":\"ping\"}");
            assertThat(socket.events.poll(10, TimeUnit.SECONDS).path("type").asText())
                    .isEqualTo("pong");

            person.delete("/api/session").then().statusCode(204);

            person.get("/api/me").then().statusCode(401);
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(socket.closeCode()).isEqualTo(4001));
        }
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        var here = Someone.invited(ida);
        var there = Someone.signedIn(ida);

        here.put("/api/me/password", Map.of("present", "wrong password", "password", "another password"))
                .then()
                .statusCode(403);
        here.put("/api/me/password", Map.of("present", Someone.PASSWORD, "password", "another password"))
                .then()
                .statusCode(204);

        here.get("/api/me").then().statusCode(200);
        there.get("/api/me").then().statusCode(401);
        Someone.trySignIn(ida, Someone.PASSWORD).then().statusCode(401);
    }

    @Test
    void somebody_who_is_blocked_or_removed_is_out_at_once() {
        var person = Someone.invited(ida);
        var script = person.key(Map.of("name", "script"));
        var other = Someone.invited(otto);
        person.get("/api/me").then().statusCode(200);
        other.get("/api/me").then().statusCode(200);

        Someone.owner()
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("active", false))
                .patch("/api/people/" + ida)
                .then()
                .statusCode(204);
        Someone.owner().delete("/api/people/" + otto).then().statusCode(204);

        person.get("/api/me").then().statusCode(401);
        script.get("/api/me").then().statusCode(401);
        other.get("/api/me").then().statusCode(401);
        Someone.trySignIn(ida, Someone.PASSWORD).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/api/link", "/api/grants", "/api/people", "/api/me/keys", "/api/query"})
    void pages_of_other_sites_change_nothing(String path) {
        for (var foreign : List.of(Map.of("Origin", "http://evil.example"), Map.of("Sec-Fetch-Site", "cross-site"))) {
            Someone.owner()
                    .request()
                    .headers(foreign)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("other sites"));
        }
    }

    // --- keys

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

    // --- roles

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

    // --- what is mine

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
