package io.grapevine.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server says of its refusal: its own sentence and code, out of the JSON forms that are in use.
///
/// @param text one line without control characters and keys, at most 200 characters; empty where it says nothing
/// @param code lower case; empty where there is none
record ServerMessage(String text, String code) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;
    /// What looks like a key: a long run of letters and digits in one, as no word is.
    private static final Pattern SECRET = Pattern.compile(
            "\\b(?:sk|pk|rk|Bearer)[-_ ][\\w*.-]{6,}+|\\b(?=\\w{0,200}\\d)(?=\\w{0,200}[A-Za-z])\\w{28,}+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]++");

    /// Of a response's body, which may be anything.
    static ServerMessage of(String body) {
        return tree(body)
                .map(tree -> new ServerMessage(
                        shortened(first(tree, "/error/message", "/message", "/detail", "/error", "/0/error/message")),
                        first(tree, "/error/code", "/code", "/error/type", "/error/status")
                                .toLowerCase(Locale.ROOT)))
                .orElse(new ServerMessage("", ""));
    }

    /// The context window is too small for what was sent.
    boolean saysTooLong() {
        var words = text.toLowerCase(Locale.ROOT);
        return code.contains("context_length")
                || words.contains("context length")
                || words.contains("context window")
                || words.contains("context_length")
                || words.contains("prompt is too long")
                || words.contains("too many tokens");
    }

    /// The account has nothing left, which waiting does not change.
    boolean saysNoQuota() {
        return code.contains("insufficient_quota") || code.contains("billing");
    }

    private static Optional<JsonNode> tree(String body) {
        if (body == null || !(body.strip().startsWith("{") || body.strip().startsWith("["))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String first(JsonNode tree, String... places) {
        return Stream.of(places)
                .map(tree::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String shortened(String text) {
        var start = text.length() <= 4 * LONGEST ? text : text.substring(0, 4 * LONGEST);
        var line = SECRET.matcher(CONTROL.matcher(start).replaceAll(" "))
                .replaceAll("***")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
