package io.grapevine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.access.Someone;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;

/// An agent that calls the tools of the Model Context Protocol.
final class McpClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private McpClient() {}

    /// A tool's result.
    static JsonNode call(String name, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", name, "arguments", arguments))
                .get("result");
    }

    /// The text that a tool gives.
    static String text(String name, Map<String, ?> arguments) {
        return call(name, arguments).at("/content/0/text").asText();
    }

    /// The text that a tool gives somebody.
    static String text(Someone who, String name, Map<String, ?> arguments) {
        return request(who::request, "tools/call", Map.of("name", name, "arguments", arguments))
                .at("/result/content/0/text")
                .asText();
    }

    /// One request in a session of its own.
    static JsonNode request(String method, Map<String, ?> params) {
        return request(RestAssured::given, method, params);
    }

    private static JsonNode request(Supplier<RequestSpecification> who, String method, Map<String, ?> params) {
        var session = rpc(
                        who,
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
        rpc(who, session, Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return read(rpc(who, session, Map.of("jsonrpc", "2.0", "id", 2, "method", method, "params", params))
                .statusCode(200)
                .extract()
                .asString());
    }

    private static ValidatableResponse rpc(Supplier<RequestSpecification> who, String session, Map<String, ?> body) {
        var request = who.get()
                .contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(body);
        return (session == null ? request : request.header("Mcp-Session-Id", session))
                .post("/mcp")
                .then();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
