package io.grapevine.ingest.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Finds the records of a JSON Lines file: one document a line, with `id`, `title` (optional) and `text`.
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOLD_FAILURES = 20;

    private final String name;
    private final Consumer<LoadResult> found;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private int failures;

    private JsonLines(String name, Consumer<LoadResult> found) {
        this.name = name;
        this.found = found;
    }

    static void read(String name, Path file, Consumer<LoadResult> found) throws IOException {
        var records = new JsonLines(name, found);
        var decoder = StandardCharsets.UTF_8.newDecoder(); // what is not UTF-8 is reported, as JSON must be
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                records.line(++number, line);
            }
        }
        records.end();
    }

    private void line(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            found.accept(new LoadResult.Readable(record(number, JSON.readTree(line), line.length())));
        } catch (JsonProcessingException e) {
            fail(number, "is not JSON: " + e.getOriginalMessage());
        } catch (Unreadable e) {
            fail(number, e.getMessage());
        }
    }

    private Source record(int number, JsonNode json, long bytes) throws Unreadable {
        var id = field(json, "id");
        var text = field(json, "text");
        var title = json.path("title").asText("").isBlank()
                ? id
                : json.path("title").asText().strip();
        var earlier = lineOfId.putIfAbsent(id, number);
        if (earlier != null) {
            throw new Unreadable("has the id \"" + id + "\" of line " + earlier);
        }
        var content = new Content(title, "application/jsonl", text, List.of(), List.of(), true);
        return new Source(name + "#" + id, Hash.of(title, text), bytes, () -> content);
    }

    private static String field(JsonNode json, String field) throws Unreadable {
        if (!json.isObject()) {
            throw new Unreadable("is not a JSON object");
        }
        var value = json.path(field);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new Unreadable("has no \"" + field + "\"");
        }
        return value.asText().strip();
    }

    private void fail(int number, String reason) {
        if (++failures <= TOLD_FAILURES) {
            found.accept(new LoadResult.Failed(name, "line " + number + " " + reason, false));
        }
    }

    private void end() {
        if (failures > TOLD_FAILURES) {
            found.accept(new LoadResult.Failed(name, (failures - TOLD_FAILURES) + " more lines hold no record", false));
        }
        if (lineOfId.isEmpty() && failures == 0) {
            found.accept(new LoadResult.Failed(name, "is empty", false));
        }
        found.accept(new LoadResult.EndOfRecords(name, failures == 0));
    }
}
