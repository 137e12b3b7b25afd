package io.grapevine.ingest.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.Characters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds the records of a JSON Lines file: one document a line, with `id`, `title` (optional) and `text`; other
/// fields are its metadata. A line that holds no record is told by its number and costs no other.
final class JsonLineRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOLD_FAILURES = 20;
    private static final int LONGEST_ID = 300;
    private static final Set<String> OWN_FIELDS = Set.of("id", "title", "text");

    private final String name;
    private final Consumer<LoadResult> found;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private int failures;

    private JsonLineRecords(String name, Consumer<LoadResult> found) {
        this.name = name;
        this.found = found;
    }

    static void read(String name, Path file, Consumer<LoadResult> found) throws IOException {
        var records = new JsonLineRecords(name, found);
        try (var lines = new JsonLineReader(file)) {
            while (lines.next()) {
                records.line(lines);
            }
        }
        records.end();
    }

    private void line(JsonLineReader lines) {
        try {
            var line = lines.text();
            if (!line.isBlank()) {
                found.accept(new LoadResult.Opened(record(lines.number(), JSON.readTree(line), line.length())));
            }
        } catch (JsonProcessingException e) {
            fail(lines.number(), "is not JSON: " + e.getOriginalMessage());
        } catch (Unreadable e) {
            fail(lines.number(), e.getMessage());
        }
    }

    private Source record(int number, JsonNode json, long bytes) throws Unreadable {
        var id = Title.oneLine(field(json, "id"));
        if (id.length() > LONGEST_ID) {
            throw new Unreadable(
                    "has an \"id\" of " + id.length() + " characters; at most " + LONGEST_ID + " are taken");
        }
        var text = field(json, "text");
        var title = Title.of(json.path("title").asText(""));
        var earlier = lineOfId.putIfAbsent(id, number);
        if (earlier != null) {
            throw new Unreadable("has the id \"" + id + "\" of line " + earlier);
        }
        var metadata = metadata(json);
        var content = new Content(
                title.isEmpty() ? id : title,
                "application/jsonl",
                text,
                List.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                metadata,
                List.of());
        var hash = metadata.isEmpty()
                ? Hash.of(content.title(), text)
                : Hash.of(content.title(), text, metadata.toString());
        return new Source(name + "#" + id, hash, bytes, () -> content);
    }

    private static Map<String, List<String>> metadata(JsonNode json) {
        var metadata = new LinkedHashMap<String, List<String>>();
        json.properties().forEach(field -> {
            var values = new ArrayList<String>();
            add(field.getValue(), values);
            field.getValue().forEach(value -> add(value, values));
            if (!OWN_FIELDS.contains(field.getKey()) && !values.isEmpty()) {
                metadata.put(Title.of(field.getKey()).toLowerCase(Locale.ROOT), List.copyOf(values));
            }
        });
        return metadata;
    }

    private static void add(JsonNode value, List<String> values) {
        var line = value.isValueNode() && !value.isNull() ? Title.of(value.asText()) : "";
        if (!line.isEmpty()) {
            values.add(line);
        }
    }

    private static String field(JsonNode json, String field) throws Unreadable {
        if (!json.isObject()) {
            throw new Unreadable("is not a JSON object");
        }
        var value = json.path(field);
        var text = value.isValueNode() && !value.isNull()
                ? Characters.printed(value.asText()).strip()
                : "";
        if (text.isBlank()) {
            throw new Unreadable("has no \"" + field + "\"");
        }
        return text;
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
