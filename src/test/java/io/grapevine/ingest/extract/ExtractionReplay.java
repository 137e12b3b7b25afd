package io.grapevine.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A stand-in for a chat model: speaks the OpenAI protocol and replies to each extraction with what a chat model
/// once extracted from that passage. For measuring retrieval with such extractions without the chat model:
///
/// ```sh
/// java -cp target/test-classes:... io.grapevine.ingest.extract.ExtractionReplay openie_gpt35.jsonl corpus.jsonl
/// 18099 & GRAPEVINE_LLM=openai GRAPEVINE_LLM_MODEL=replay GRAPEVINE_LLM_BASE_URL=http://localhost:18099/v1 \
///   ./grapevine eval retrieval --extract llm --corpus corpus.jsonl --questions questions.jsonl
/// ```
public final class ExtractionReplay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSAGE = Pattern.compile("Title: (.*?)\\n=+\\n(.*?)\\n=+", Pattern.DOTALL);

    private ExtractionReplay() {}

    /// Arguments: the extractions, the corpus that they were made from, the port.
    public static void main(String[] args) throws IOException {
        start(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
    }

    /// @param extractions lines with `id`, `entities`, `triples`
    /// @param corpus      lines with `id`, `title`, `text`
    public static HttpServer start(Path extractions, Path corpus, int port) throws IOException {
        var byId = new HashMap<String, JsonNode>();
        for (var line : Files.readAllLines(extractions)) {
            var row = JSON.readTree(line);
            byId.put(row.path("id").asText(), row);
        }
        var byPassage = new HashMap<String, JsonNode>();
        for (var line : Files.readAllLines(corpus)) {
            var row = JSON.readTree(line);
            byPassage.put(
                    key(row.path("title").asText(), row.path("text").asText()),
                    byId.get(row.path("id").asText()));
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> reply(exchange, byPassage));
        server.start();
        return server;
    }

    private static void reply(HttpExchange exchange, Map<String, JsonNode> byPassage) throws IOException {
        var messages = JSON.readTree(exchange.getRequestBody()).path("messages");
        var prompt = messages.path(messages.size() - 1).path("content").asText();
        var matcher = PASSAGE.matcher(prompt);
        var extraction = matcher.find() ? byPassage.get(key(matcher.group(1), matcher.group(2))) : null;
        var content = extraction == null
                ? "I know nothing of this passage."
                : JSON.writeValueAsString(
                        Map.of("entities", extraction.path("entities"), "triples", extraction.path("triples")));
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write(event(Map.of(
                    "choices", List.of(Map.of("index", 0, "delta", Map.of("role", "assistant", "content", content))))));
            body.write(
                    event(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")))));
            body.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] event(Map<String, Object> fields) throws IOException {
        return ("data: " + JSON.writeValueAsString(fields) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /// A passage is told by its title and the beginning of its text, whatever its white space.
    private static String key(String title, String text) {
        var folded = text.replaceAll("\\s+", " ").strip();
        return title.strip() + "\n" + folded.substring(0, Math.min(60, folded.length()));
    }
}
