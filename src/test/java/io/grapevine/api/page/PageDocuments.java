package io.grapevine.api.page;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.net.URI;
import java.nio.file.Path;

import static io.restassured.RestAssured.given;

/// The documents that the page's tests ask about, uploaded as a user would.
final class PageDocuments {

    private static final Path FOLDER = Path.of("src", "test", "resources", "page");

    private PageDocuments() {}

    private static boolean there;

    /// Uploads them before the first test of the run.
    static synchronized void ingestOnce(URI home) {
        if (there) {
            return;
        }
        var upload = given().config(patient())
                .baseUri(home.toString())
                .accept("application/json")
                .multiPart("collection", "estate");
        for (var name : new String[] {"thornbury.md", "varieties.html", "hostile.md"}) {
            upload = upload.multiPart("files", FOLDER.resolve(name).toFile());
        }
        upload.post("api/documents?wait=true").then().statusCode(200);
        there = true;
    }

    /// The first upload waits for Neo4j and for the embedding's weights.
    private static RestAssuredConfig patient() {
        return RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.socket.timeout", 180_000)
                        .setParam("http.connection.timeout", 30_000));
    }
}
