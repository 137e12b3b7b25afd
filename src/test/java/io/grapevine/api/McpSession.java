package io.grapevine.api;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

import static io.restassured.RestAssured.given;

/// A session with the service's tools, as an agent holds it.
final class McpSession {

    private final String id;

    McpSession() {
        id = send(
                        null,
                        Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                1,
                                "method",
                                "initialize",
                                "params",
                                Map.of(
                                        "protocolVersion",
                                        "2025-03-26",
                                        "capabilities",
                                        Map.of(),
                                        "clientInfo",
                                        Map.of("name", "test", "version", "1"))))
                .extract()
                .header("Mcp-Session-Id");
        send(id, Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
    }

    /// The text that a tool gives.
    String call(String tool, Map<String, ?> arguments) {
        var reply = send(
                        id,
                        Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                2,
                                "method",
                                "tools/call",
                                "params",
                                Map.of("name", tool, "arguments", arguments)))
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(reply).getString("result.content[0].text");
    }

    private static ValidatableResponse send(String session, Map<String, ?> body) {
        var request = given().contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(body);
        return (session == null ? request : request.header("Mcp-Session-Id", session))
                .post("/mcp")
                .then();
    }
}
