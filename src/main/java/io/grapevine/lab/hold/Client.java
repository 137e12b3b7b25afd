package io.grapevine.lab.hold;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A client of the service's HTTP doors. Every call blocks until the answer is whole and never throws for what
/// the service does. Safe for many threads.
final class Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final URI service;
    private final Duration patience;
    private final HttpClient http;

    /// @param patience how long an answer may take before it counts as none
    Client(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// Asks, in a conversation or in none.
    Reply ask(String question, Optional<String> conversation) throws InterruptedException {
        var body = JSON.createObjectNode().put("question", question);
        conversation.ifPresent(id -> body.put("conversationId", id));
        return post(
                "api/query",
                "application/json",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    Reply upload(List<NamedFile> files, String collection) throws InterruptedException {
        return upload(files, collection, "application/json");
    }

    /// @param accept what the answer is to be, such as `text/event-stream`
    Reply upload(List<NamedFile> files, String collection, String accept) throws InterruptedException {
        var form = Form.of(files, collection);
        return post("api/documents?wait=true", form.contentType(), accept, form.body());
    }

    /// Uploads without waiting: the answer is jobs.
    Reply submit(List<NamedFile> files, String collection) throws InterruptedException {
        var form = Form.of(files, collection);
        return post("api/documents", form.contentType(), "application/json", form.body());
    }

    Reply post(String path, String contentType, String accept, byte[] body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    Reply postJson(String path, String accept, Map<String, ?> fields) throws InterruptedException {
        return post(path, "application/json", accept, json(fields).getBytes(StandardCharsets.UTF_8));
    }

    /// Calls a tool by the Model Context Protocol, in a session of its own.
    Reply callTool(String tool, Map<String, ?> arguments) throws InterruptedException {
        var session = new AtomicReference<>("");
        var client = Map.of("name", "hold", "version", "1");
        var begun = rpc(
                session,
                Map.of(
                        "id",
                        1,
                        "method",
                        "initialize",
                        "params",
                        Map.of("protocolVersion", "2025-03-26", "capabilities", Map.of(), "clientInfo", client)));
        if (!begun.isOk()) {
            return begun;
        }
        rpc(session, Map.of("method", "notifications/initialized"));
        return rpc(
                session,
                Map.of("id", 2, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments)));
    }

    private Reply rpc(AtomicReference<String> session, Map<String, ?> message) throws InterruptedException {
        var fields = new HashMap<String, Object>(message);
        fields.put("jsonrpc", "2.0");
        var request = request("mcp")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(json(fields)));
        if (!session.get().isEmpty()) {
            request.header("Mcp-Session-Id", session.get());
        }
        return send(
                request,
                response -> response.headers().firstValue("Mcp-Session-Id").ifPresent(session::set));
    }

    /// The JSON of an object.
    static String json(Map<String, ?> fields) {
        return JSON.valueToTree(fields).toString();
    }

    Reply get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    Reply delete(String path) throws InterruptedException {
        return send(request(path).DELETE());
    }

    /// Cuts what is under way.
    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(patience);
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        return send(request, response -> {});
    }

    private Reply send(HttpRequest.Builder request, Consumer<HttpResponse<String>> seen) throws InterruptedException {
        var start = System.nanoTime();
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            seen.accept(response);
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After"),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e), Optional.empty(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// The body of a form with files.
    record Form(String contentType, byte[] body) {

        static Form of(List<NamedFile> files, String collection) {
            var boundary = "hold" + UUID.randomUUID();
            var out = new ByteArrayOutputStream();
            out.writeBytes(part(boundary, "name=\"collection\""));
            out.writeBytes(collection.getBytes(StandardCharsets.UTF_8));
            for (var file : files) {
                var name = file.name().replace("\\", "\\\\").replace("\"", "\\\"");
                out.writeBytes(part(boundary, "name=\"files\"; filename=\"" + name + "\""));
                out.writeBytes(file.content());
            }
            out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return new Form("multipart/form-data; boundary=" + boundary, out.toByteArray());
        }

        private static byte[] part(String boundary, String disposition) {
            return ("\r\n--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
