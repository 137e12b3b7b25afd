package io.grapevine.access;

import io.grapevine.api.chat.SocketClient;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/// Signing in and out at a service with accounts: links, passwords, sessions, pages of other sites.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class SignInIT extends Accounted {

    @TestHTTPResource("/")
    URI home;

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
    void an_address_tries_only_so_many_passwords_whatever_it_says_of_itself() throws Exception {
        var statuses = new ArrayList<Integer>();
        // another address of this machine: the other tests sign in too
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            for (int i = 0; i < 2 * Accounts.WRONG_BY_ADDRESS + 1; i++) {
                var guess = HttpRequest.newBuilder(home.resolve("/api/link/name"))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "192.0.2." + i)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"link\": \"guessed-" + i + "\"}"))
                        .build();
                statuses.add(client.send(guess, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            }
        }

        assertThat(statuses).startsWith(404).contains(429).containsOnly(404, 429);
        Someone.invited(ida); // from where nobody guessed
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
}
