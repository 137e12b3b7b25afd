package io.grapevine.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A chat model's server of the OpenAI protocol that answers by what it is asked. It counts 100 tokens in and 20
/// out a call.
public final class ScriptedChatServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSAGE = Pattern.compile("<passage number=\"(\\d+)\"");

    /// @param structured whether JSON by a schema was asked for
    public record Request(String system, String user, boolean structured) {

        /// The numbers of the passages in it.
        public List<Integer> passages() {
            return PASSAGE.matcher(user)
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
    }

    private final HttpServer server;
    private final Function<Request, String> script;
    private final List<Request> requests = new ArrayList<>();

    /// @param script the reply's text; an empty one is the server's error 500
    public ScriptedChatServer(Function<Request, String> script) throws IOException {
        this(0, script);
    }

    /// @param port on loopback; 0 for any that is free
    public ScriptedChatServer(int port, Function<Request, String> script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    public Map<String, String> settings() {
        return Map.of(
                "grapevine.llm",
                "openai",
                "grapevine.llm.base-url",
                address() + "/v1",
                "grapevine.llm.model",
                "stand-in",
                "grapevine.llm.api-key",
                "none",
                "grapevine.llm.retries",
                "0");
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(exchange.getRequestBody());
        var request = new Request(content(body, "system"), content(body, "user"), body.has("response_format"));
        synchronized (this) {
            requests.add(request);
        }
        var reply = script.apply(request);
        if (reply.isEmpty()) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var word : reply.split("(?<= )")) {
                out.write(event(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", word))))));
            }
            out.write(
                    event(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")))));
            out.write(event(Map.of(
                    "choices",
                    List.of(),
                    "usage",
                    Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120))));
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] event(Map<String, Object> fields) throws IOException {
        return ("data: " + JSON.writeValueAsString(fields) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String content(JsonNode body, String role) {
        for (var message : body.path("messages")) {
            if (message.path("role").asText().equals(role)) {
                return message.path("content").asText();
            }
        }
        return "";
    }
}
