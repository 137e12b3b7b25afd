package io.grapevine.lab.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A conversation whose follow-up turns are known as they were said and as they were meant.
public record LabelledConversation(String id, List<Turn> turns) {

    public LabelledConversation {
        turns = List.copyOf(turns);
    }

    /// @param asked as it was said
    /// @param meant the same question, standing alone
    /// @param gold  sources of the passages that answer it; empty where they are not known
    public record Turn(String id, String asked, String meant, Set<String> gold) {}

    /// @param file a conversation a line: `{"id", "turns": [{"id", "asked", "meant", "gold": [sources]}]}`
    public static List<LabelledConversation> read(Path file) {
        return JsonLines.read(file, row -> {
            var turns = new ArrayList<Turn>();
            for (var turn : row.json().path("turns")) {
                turns.add(new Turn(
                        turn.path("id").asText(), text(row, turn, "asked"), text(row, turn, "meant"), gold(turn)));
            }
            if (turns.isEmpty()) {
                throw row.bad("needs an array of turns in the field \"turns\"");
            }
            return new LabelledConversation(row.json().path("id").asText(), turns);
        });
    }

    private static String text(JsonLines.Row row, JsonNode turn, String field) {
        var value = turn.path(field).asText("");
        if (value.isBlank()) {
            throw row.bad("needs a text in the field \"" + field + "\" of each turn");
        }
        return value.strip();
    }

    private static Set<String> gold(JsonNode turn) {
        var gold = new java.util.LinkedHashSet<String>();
        turn.path("gold").forEach(source -> gold.add(source.asText()));
        return Set.copyOf(gold);
    }
}
