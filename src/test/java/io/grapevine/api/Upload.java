package io.grapevine.api;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

import static io.restassured.RestAssured.given;

/// Documents that a test uploads together into a collection.
public final class Upload {

    private final RequestSpecification request;

    private Upload(String collection) {
        request = given().multiPart("collection", collection);
    }

    public static Upload to(String collection) {
        return new Upload(collection);
    }

    /// A page about a cellar and its master, Ilse Fenwright.
    public Upload cellars() {
        return markdown(
                "cellars.md",
                "# Our cellars\n\nSedge Bank Cellar stands on the river Sill. "
                        + "The cellar master of Sedge Bank Cellar is Ilse Fenwright.");
    }

    public Upload markdown(String name, String text) {
        return file(name, text, "text/markdown");
    }

    public Upload file(String name, String text, String type) {
        request.multiPart("files", name, text.getBytes(StandardCharsets.UTF_8), type);
        return this;
    }

    public void send() {
        request.post("/api/documents?wait=true").then().statusCode(200);
    }
}
