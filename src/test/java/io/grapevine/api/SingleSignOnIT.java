package io.grapevine.api;

import io.grapevine.access.Keycloak;
import io.grapevine.access.SignedOn;
import io.grapevine.access.Someone;
import io.grapevine.api.chat.SocketClient;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/// Programs at a service whose people sign in at a real Keycloak: access tokens at every door, groups that
/// become rights, and tokens that end.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(Keycloak.class)
@TestProfile(SignedOn.class)
class SingleSignOnIT {

    private static final String GROUP = "group:legal";

    @TestHTTPResource("/")
    URI home;

    private final String collection = "cellars-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void upload() {
        Keycloak.needed();
        Someone.owner()
                .upload(collection, "cellars.md", "# Cellars\n\nThe cellar master of Sedge Bank is Ilse Fenwright.")
                .then()
                .statusCode(200);
        // not before the store has started: tokens are short-lived here; whoever comes first makes the group
        ida().get("/api/me").then().statusCode(200);
    }

    @AfterEach
    void clear() {
        Keycloak.needed();
        Someone.owner().delete("/api/collections/" + collection);
    }

    private static Someone ida() {
        return Someone.bearer("ida", Keycloak.token("ida"));
    }

    private static List<String> collections(Someone who) {
        return who.get("/api/collections").then().statusCode(200).extract().path("name");
    }

    @Test
    void a_token_opens_every_door_and_a_group_becomes_a_grant() throws Exception {
        var ida = ida();
        assertThat(collections(ida)).doesNotContain(collection);

        Someone.grant(collection, GROUP, "reader");

        ida.get("/api/me").then().body("name", equalTo("ida"), "signIn", equalTo("oidc"), "groups", hasItem("legal"));
        assertThat(collections(ida)).contains(collection);
        ida.get("/v1/models").then().statusCode(200).body("data.id", hasItem(containsString(collection)));
        assertThat(McpClient.text(ida, "search", Map.of("query", "cellar master of Sedge Bank")))
                .contains("Ilse Fenwright");
        try (var socket = SocketClient.open(home, ida.header(), ida.value())) {
            socket.say("{\"type\":\"ping\"}");
            assertThat(socket.events.poll(10, TimeUnit.SECONDS).path("type").asText())
                    .isEqualTo("pong");
        }
    }

    @Test
    void who_leaves_a_group_loses_its_rights_with_the_next_token() {
        Someone.grant(collection, GROUP, "reader");
        assertThat(collections(ida())).contains(collection);
        try {
            Keycloak.member("ida", "legal", false);

            assertThat(collections(ida())).doesNotContain(collection);
        } finally {
            Keycloak.member("ida", "legal", true);
        }
        assertThat(collections(ida())).contains(collection);
    }

    @Test
    void a_revoked_token_ends_the_websocket_and_every_other_door() throws Exception {
        var ida = ida();
        try (var socket = SocketClient.open(home, ida.header(), ida.value())) {
            socket.say("{\"type\":\"ping\"}");
            assertThat(socket.events.poll(10, TimeUnit.SECONDS)).isNotNull();

            Keycloak.revoke(ida.secret());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(socket.closeCode()).isEqualTo(4001));
        }
        ida.get("/api/me").then().statusCode(401).body("detail", containsString("access token"));
    }

    @Test
    void administrators_are_the_members_of_a_group_and_blocked_people_are_out() {
        var ada = Someone.bearer("ada", Keycloak.token("ada"));
        var otto = Someone.bearer("otto", Keycloak.token("otto"));
        ada.get("/api/me").then().body("admin", equalTo(true));
        otto.get("/api/me").then().body("admin", equalTo(false));
        otto.get("/api/people").then().statusCode(403);

        active(ada, "otto", false);

        otto.get("/api/me").then().statusCode(401).body("detail", containsString("blocked"));
        Someone.bearer("otto", Keycloak.token("otto")).get("/api/me").then().statusCode(401);
        active(ada, "otto", true);
        otto.get("/api/me").then().statusCode(200);
        ada.get("/api/events?what=account_made").then().body("subject", hasItem("otto"));
    }

    private static void active(Someone admin, String name, boolean is) {
        admin.request()
                .contentType("application/json")
                .body(Map.of("active", is))
                .patch("/api/people/" + name)
                .then()
                .statusCode(204);
    }

    @Test
    void tokens_that_are_not_for_this_service_are_refused() {
        var good = Keycloak.token("ida");
        var tampered = good.substring(0, good.length() - 6) + "AAAAAA";
        for (var token : List.of(Keycloak.tokenForAnother("ida"), tampered, "no-token")) {
            Someone.bearer("somebody", token).get("/api/me").then().statusCode(401);
        }
    }

    @Test
    void a_token_makes_no_key_and_passwords_open_nothing() {
        ida().post("/api/me/keys", Map.of("name", "report")).then().statusCode(403);
        given().contentType("application/json")
                .body(Map.of("name", "ida", "password", Someone.PASSWORD))
                .post("/api/session")
                .then()
                .statusCode(403);
        Someone.owner()
                .post("/api/people", Map.of("name", "somebody"))
                .then()
                .statusCode(403)
                .body("detail", containsString("identity provider"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/collections", "/v1/models", "/mcp", "/api/people"})
    void nobody_sees_anything(String path) {
        given().get(path).then().statusCode(401);
    }

    @Test
    void the_door_leads_to_the_provider_and_keeps_what_the_way_back_needs() {
        var answer = given().redirects()
                .follow(false)
                .get("/api/sign-in")
                .then()
                .statusCode(302)
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("nonce="))
                .extract();

        assertThat(answer.detailedCookies().asList())
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
        given().get("/api/session").then().body("by", equalTo("oidc"));
        given().redirects()
                .follow(false)
                .get("/api/sign-in?code=guessed&state=guessed")
                .then()
                .header("Location", not(equalTo("/")));
    }
}
