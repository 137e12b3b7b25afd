package io.grapevine.lab.hold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Plays a chat model's server of the OpenAI protocol that misbehaves.
final class MoodyChatServer implements AutoCloseable {

    static final String SAID = "It says so in the documents [1].";
    static final String THOUGHT = "the user must not see this";
    private static final int SLOW_MS = 1_500;

    /// What it does with a request.
    enum Mood {
        WELL,
        THINKS_ALOUD,
        SLOW,
        REFUSES_TEMPERATURE,
        REFUSES_MAX_TOKENS,
        SAYS_NOTHING,
        BUSY,
        BREAKS,
        CUTS,
        ENDLESS,
        NO_JSON,
        NO_STREAM,
        HANGS
    }

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    MoodyChatServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void become(Mood next) {
        mood = next;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            switch (mood) {
                case WELL -> say(exchange, SAID);
                case THINKS_ALOUD -> say(exchange, "<think>" + THOUGHT + "</think>" + SAID);
                case SAYS_NOTHING -> say(exchange, "");
                case SLOW -> {
                    Thread.sleep(SLOW_MS);
                    say(exchange, SAID);
                }
                case REFUSES_TEMPERATURE -> unless(exchange, body, "temperature");
                case REFUSES_MAX_TOKENS -> unless(exchange, body, "max_tokens");
                case BUSY -> fail(exchange, 429, "Rate limit reached");
                case BREAKS -> fail(exchange, 500, "CUDA out of memory");
                case CUTS -> cut(exchange);
                case ENDLESS -> endless(exchange);
                case NO_JSON ->
                    stream(exchange).write("data: {\"choices\":[{\"delta\":\n\n".getBytes(StandardCharsets.UTF_8));
                case NO_STREAM -> text(exchange, 200, "<html><body>Welcome to the proxy</body></html>");
                case HANGS -> end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Refuses a parameter as OpenAI's newer models do.
    private static void unless(HttpExchange exchange, String body, String parameter) throws IOException {
        if (body.contains("\"" + parameter + "\"")) {
            fail(
                    exchange,
                    400,
                    "Unsupported parameter: '" + parameter + "' is not supported with this model."
                            + (parameter.equals("max_tokens") ? " Use 'max_completion_tokens' instead." : ""));
        } else {
            say(exchange, SAID);
        }
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        var out = stream(exchange);
        if (!text.isEmpty()) {
            for (var word : text.split("(?<= )")) {
                out.write(chunk(word));
                out.flush();
            }
        }
        out.write(event(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Nothing says that it was the end.
    private static void cut(HttpExchange exchange) throws IOException {
        var out = stream(exchange);
        out.write(chunk("It says "));
        out.flush();
    }

    private void endless(HttpExchange exchange) throws IOException, InterruptedException {
        var out = stream(exchange);
        while (!end.await(1, TimeUnit.MILLISECONDS)) {
            out.write(chunk("and again and again "));
            out.flush();
        }
    }

    private static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void fail(HttpExchange exchange, int status, String message) throws IOException {
        text(exchange, status, Client.json(Map.of("error", Map.of("message", message))));
    }

    private static void text(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] chunk(String text) {
        return event(Map.of("index", 0, "delta", Map.of("content", text)));
    }

    private static byte[] event(Map<String, Object> choice) {
        return ("data: " + Client.json(Map.of("choices", List.of(choice))) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
