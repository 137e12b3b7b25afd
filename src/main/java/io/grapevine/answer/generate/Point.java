package io.grapevine.answer.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.grapevine.llm.JsonReply;
import io.grapevine.llm.JsonReply.Unparsable;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// What a part of the documents contributes to a question about the whole.
///
/// @param score    how much it helps, 1 to 100
/// @param passages numbers of the passages that support it, at least one
record Point(String text, int score, List<Integer> passages) {

    static final JsonSchema SCHEMA = JsonSchema.builder()
            .name("points")
            .rootElement(JsonObjectSchema.builder()
                    .addProperty(
                            "points",
                            JsonArraySchema.builder()
                                    .items(JsonObjectSchema.builder()
                                            .addStringProperty("text")
                                            .addIntegerProperty("score")
                                            .addProperty(
                                                    "passages",
                                                    JsonArraySchema.builder()
                                                            .items(new JsonIntegerSchema())
                                                            .build())
                                            .required("text", "score", "passages")
                                            .additionalProperties(false)
                                            .build())
                                    .build())
                    .required("points")
                    .additionalProperties(false)
                    .build())
            .build();

    private static final int HIGHEST = 100;
    private static final int LONGEST = 800;

    /// The points of a reply that can be checked: without a passage that was given, or with the score 0, it is
    /// none.
    ///
    /// @param given numbers of the passages that the chat model was given
    static List<Point> parse(String reply, Set<Integer> given) throws Unparsable {
        var points = JsonReply.parse(reply).path("points");
        if (!points.isArray()) {
            throw new Unparsable("'points' is no array");
        }
        return StreamSupport.stream(points.spliterator(), false)
                .map(node -> of(node, given))
                .filter(point -> !point.text.isEmpty() && point.score > 0 && !point.passages.isEmpty())
                .toList();
    }

    private static Point of(JsonNode node, Set<Integer> given) {
        var text = node.path("text").asText("").replaceAll("\\s+", " ").strip();
        var passages = StreamSupport.stream(node.path("passages").spliterator(), false)
                .map(JsonNode::asInt)
                .filter(given::contains)
                .distinct()
                .toList();
        return new Point(
                text.substring(0, Math.min(LONGEST, text.length())),
                Math.min(HIGHEST, node.path("score").asInt()),
                passages);
    }
}
