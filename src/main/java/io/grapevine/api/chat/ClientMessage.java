package io.grapevine.api.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.conversation.FilterJson;
import io.grapevine.domain.ConversationId;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a client may say over the chat WebSocket.
sealed interface ClientMessage {

    record Ask(Question question) implements ClientMessage {}

    /// Stops the running answer of a conversation.
    record Cancel(String conversationId) implements ClientMessage {}

    /// Asks for the events after number `after` of the conversation's newest answer.
    ///
    /// @param answerId the answer that is meant, where the client knows it
    record Resume(String conversationId, Optional<String> answerId, long after) implements ClientMessage {}

    record Ping() implements ClientMessage {}

    int MOST_COLLECTIONS = 100;
    List<String> ASKED =
            List.of("type", "question", "conversationId", "collections", "documents", "filter", "route", "mode");

    /// Reads a message.
    ///
    /// @throws BadInput that says what is wrong with it
    static ClientMessage parse(String text, ObjectMapper json) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadInput("The message is not JSON: " + e.getOriginalMessage(), e);
        }
        if (node == null || !node.isObject()) {
            throw new BadInput("The message must be a JSON object with a 'type'.");
        }
        var type = node.path("type").asText();
        return switch (type) {
            case "ask" -> new Ask(question(node));
            case "cancel" -> new Cancel(conversation(node));
            case "resume" -> new Resume(conversation(node), text(node, "answerId"), after(node));
            case "ping" -> new Ping();
            default ->
                throw new BadInput("Unknown message type '" + type + "'; it is one of ask, cancel, resume, ping.");
        };
    }

    /// A misspelt field must not widen the search without a word.
    private static Question question(JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!ASKED.contains(name)) {
                throw new BadInput("Unknown field '" + name + "'. Known are " + String.join(", ", ASKED) + ".");
            }
        });
        return new Question(
                        text(node, "question").orElse(""),
                        collections(node),
                        text(node, "conversationId").map(ClientMessage::id),
                        named(node, "route", Route::ofLabel),
                        named(node, "mode", RetrievalMode::ofLabel))
                .with(FilterJson.read(node.get("documents"), node.get("filter")));
    }

    private static Set<String> collections(JsonNode node) {
        var names = node.path("collections");
        if (names.isMissingNode() || names.isNull()) {
            return Set.of();
        }
        if (!names.isArray() || names.size() > MOST_COLLECTIONS) {
            throw new BadInput("'collections' must be an array of at most " + MOST_COLLECTIONS + " names.");
        }
        var collections = new LinkedHashSet<String>();
        names.forEach(name -> collections.add(name.asText()));
        return collections;
    }

    private static String conversation(JsonNode node) {
        return id(text(node, "conversationId").orElseThrow(() -> new BadInput("'conversationId' is missing.")));
    }

    private static String id(String id) {
        return ConversationId.check(id);
    }

    private static long after(JsonNode node) {
        var after = node.path("after");
        if (!after.isIntegralNumber() || after.asLong() < 0) {
            throw new BadInput("'after' must be the number of the last event that was received, 0 for none.");
        }
        return after.asLong();
    }

    private static <T> Optional<T> named(JsonNode node, String field, Function<String, T> ofLabel) {
        try {
            return text(node, field).map(ofLabel);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new BadInput("'" + field + "' must be a text.");
        }
        return Optional.of(value.asText());
    }
}
