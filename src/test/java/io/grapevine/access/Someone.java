package io.grapevine.access;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

import static io.restassured.RestAssured.given;

/// Somebody who speaks to a service with accounts, by a session or a key.
public record Someone(String name, String header, String value) {

    /// Of the service that [Accounts] configures.
    public static final String TOKEN = "the-token-of-the-tests";

    public static final String PASSWORD = "correct horse battery";

    /// Whoever runs the service.
    public static Someone owner() {
        return bearer("owner", TOKEN);
    }

    public static Someone bearer(String name, String secret) {
        return new Someone(name, "Authorization", "Bearer " + secret);
    }

    /// Invites a person, who chooses a password.
    public static Someone invited(String name) {
        String link = owner().post("/api/people", Map.of("name", name, "admin", false))
                .then()
                .statusCode(200)
                .extract()
                .path("link");
        return choosing(name, link.replace("#/link/", ""));
    }

    /// Somebody who chooses a password by a link.
    static Someone choosing(String name, String link) {
        return session(
                name,
                given().contentType(ContentType.JSON)
                        .body(Map.of("link", link, "password", PASSWORD))
                        .post("/api/link")
                        .then()
                        .statusCode(200)
                        .extract()
                        .cookie("grapevine_session"));
    }

    static Response trySignIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/session");
    }

    static Someone signedIn(String name) {
        return session(
                name, trySignIn(name, PASSWORD).then().statusCode(200).extract().cookie("grapevine_session"));
    }

    private static Someone session(String name, String secret) {
        return new Someone(name, "Cookie", "grapevine_session=" + secret);
    }

    /// The secret of their session or key.
    public String secret() {
        return value.replaceFirst("^(Bearer |grapevine_session=)", "");
    }

    public RequestSpecification request() {
        return given().header(header, value);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post(path);
    }

    public Response put(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).put(path);
    }

    public Response delete(String path) {
        return request().delete(path);
    }

    public Response upload(String collection, String name, String text) {
        return request()
                .multiPart("collection", collection)
                .multiPart("files", name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/markdown")
                .post("/api/documents?wait=true");
    }

    /// Gives somebody a role, as the owner of the service.
    public static void grant(String collection, String to, String role) {
        owner().put("/api/grants", Map.of("collection", collection, "to", to, "role", role))
                .then()
                .statusCode(204);
    }

    /// A key of theirs.
    Someone key(Map<String, ?> body) {
        return bearer(
                name,
                post("/api/me/keys", body).then().statusCode(200).extract().path("secret"));
    }
}
