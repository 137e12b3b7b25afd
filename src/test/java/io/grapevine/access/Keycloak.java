package io.grapevine.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A real Keycloak with the people of `access/realm.json`, where `./grapevine verify` could fetch it, and the
/// settings by which the service of the tests has people sign in there.
public final class Keycloak implements QuarkusTestResourceLifecycleManager {

    public static final String CLIENT = "grapevine";
    static final String REALM = "grapevine";
    private static final String SECRET = "the-secret-of-grapevine-in-the-tests";
    private static final Path FOLDER = Path.of("target", "keycloak");
    private static final Path LOG = Path.of("target", "keycloak.log");
    private static final int PATIENCE_SECONDS = 180;
    private static final String ADMIN = "admin-of-the-tests";

    private static volatile String address;
    private Process process;

    /// Skips the test, by name, where there is no Keycloak.
    public static void needed() {
        assumeTrue(address != null, "no Keycloak: fetch it by ./mvnw dependency:unpack@keycloak");
    }

    @Override
    public Map<String, String> start() {
        var home = find();
        if (home.isEmpty()) {
            return Map.of("grapevine.access.sign-in", "none");
        }
        try {
            int port = freePort();
            // another host name than the service's: another site, as in life
            var url = "http://127.0.0.1:" + port;
            process = begin(home.get(), port);
            awaitAnswer(url);
            address = url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "grapevine.access.sign-in",
                "oidc",
                "grapevine.access.token",
                Someone.TOKEN,
                "grapevine.access.oidc.issuer",
                address + "/realms/" + REALM,
                "grapevine.access.oidc.client-id",
                CLIENT,
                "grapevine.access.oidc.client-secret",
                SECRET,
                "grapevine.access.oidc.admin-group",
                "grapevine-admins",
                "grapevine.access.oidc.recheck",
                "PT5S");
    }

    private static Optional<Path> find() {
        if (!Files.isDirectory(FOLDER)) {
            return Optional.empty();
        }
        try (var versions = Files.list(FOLDER)) {
            return versions.filter(dir -> Files.exists(dir.resolve("bin/kc.sh")))
                    .max(Path::compareTo)
                    .map(Path::toAbsolutePath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process begin(Path home, int port) throws IOException {
        var realm = home.resolve("data/import/realm.json");
        Files.createDirectories(realm.getParent());
        Files.copy(
                Path.of("src/test/resources/access/realm.json"),
                realm,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        // as it was built for release: building it anew for other options takes half a minute
                        "JAVA_OPTS",
                        "-Xms64m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dkc.config.built=true",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        var started = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
        return started;
    }

    private void awaitAnswer(String url) throws IOException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers(url)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                end(process);
                throw new IllegalStateException("Keycloak did not start: " + Files.readString(LOG));
            }
            pause();
        }
    }

    private static boolean answers(String url) {
        try {
            return given().get(url + "/realms/" + REALM).statusCode() == 200;
        } catch (Exception e) { // Rest Assured throws what it does not declare: nobody listens yet
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            end(process);
            address = null;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /// An access token of somebody, who typed their password elsewhere.
    public static String token(String name) {
        return grant(CLIENT, SECRET, name).then().statusCode(200).extract().path("access_token");
    }

    /// One that was issued to another service.
    public static String tokenForAnother(String name) {
        return grant("another-service", "the-secret-of-another-service", name)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Response grant(String client, String secret, String name) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .formParam("username", name)
                .formParam("password", Someone.PASSWORD)
                .formParam("scope", "openid profile email")
                .post(address + "/realms/" + REALM + "/protocol/openid-connect/token");
    }

    public static void revoke(String token) {
        given().formParam("client_id", CLIENT)
                .formParam("client_secret", SECRET)
                .formParam("token", token)
                .post(address + "/realms/" + REALM + "/protocol/openid-connect/revoke")
                .then()
                .statusCode(200);
    }

    /// Makes somebody leave a group, or join it again.
    public static void member(String name, String group, boolean is) {
        var path = "/users/" + id("/users", "username", name) + "/groups/" + id("/groups", "name", group);
        (is ? admin().put(api(path)) : admin().delete(api(path))).then().statusCode(204);
    }

    /// Ends somebody's sessions at the provider.
    public static void signOutEverywhere(String name) {
        admin().post(api("/users/" + id("/users", "username", name) + "/logout"))
                .then()
                .statusCode(204);
    }

    private static String id(String path, String key, String value) {
        List<HashMap<String, Object>> all =
                admin().get(api(path)).then().statusCode(200).extract().path("$");
        return all.stream()
                .filter(one -> value.equals(one.get(key)))
                .map(one -> one.get("id").toString())
                .findFirst()
                .orElseThrow();
    }

    private static String api(String path) {
        return address + "/admin/realms/" + REALM + path;
    }

    private static RequestSpecification admin() {
        String token = given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", ADMIN)
                .formParam("password", ADMIN)
                .post(address + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
