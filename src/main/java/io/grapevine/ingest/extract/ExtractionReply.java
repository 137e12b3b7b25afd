package io.grapevine.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a chat model wrote when it was asked to extract: a stranger's words, parsed into a type or refused.
///
/// Mends what chat models commonly get wrong: a code fence or talk around the object, a trailing comma, single quotes,
/// an object cut off at its end.
record ExtractionReply(List<NamedEntity> entities, List<Statement> triples) {

    record NamedEntity(String name, String type) {}

    record Statement(String subject, String relation, String object) {}

    /// The reply is not what was asked for, even after mending.
    static final class Unparsable extends Exception {
        Unparsable(String message) {
            super(message);
        }
    }

    private static final int MAX_NAME = 200;

    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    static ExtractionReply parse(String text) throws Unparsable {
        var start = text == null ? -1 : text.indexOf('{');
        if (start < 0) {
            throw new Unparsable("no JSON object in the reply");
        }
        var json = text.substring(start);
        JsonNode root;
        try {
            root = LENIENT.readTree(json);
        } catch (JsonProcessingException whole) {
            try {
                root = LENIENT.readTree(closed(json));
            } catch (JsonProcessingException mended) {
                throw new Unparsable(whole.getOriginalMessage());
            }
        }
        if (!root.path("entities").isArray() && !root.path("triples").isArray()) {
            throw new Unparsable("neither 'entities' nor 'triples' is an array");
        }
        return new ExtractionReply(entities(root.path("entities")), statements(root.path("triples")));
    }

    private static List<NamedEntity> entities(JsonNode nodes) {
        var entities = new ArrayList<NamedEntity>();
        for (var node : nodes) {
            var name = (node.isTextual() ? node : node.path("name")).asText("").strip();
            if (usable(name)) {
                entities.add(new NamedEntity(name, node.path("type").asText("").strip()));
            }
        }
        return entities;
    }

    private static List<Statement> statements(JsonNode nodes) {
        var statements = new ArrayList<Statement>();
        for (var node : nodes) {
            var words = node.isArray()
                    ? StreamSupport.stream(node.spliterator(), false).map(word -> word.asText("").strip()).toList()
                    : List.of(node.path("subject").asText("").strip(), node.path("relation").asText("").strip(),
                            node.path("object").asText("").strip());
            if (words.size() == 3 && usable(words.get(0)) && usable(words.get(2)) && !words.get(1).isEmpty()) {
                statements.add(new Statement(words.get(0), words.get(1), words.get(2)));
            }
        }
        return statements;
    }

    private static boolean usable(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME;
    }

    /// A reply that hit its token limit: cut back to the last whole element, every open bracket closed.
    private static String closed(String json) {
        var open = new StringBuilder();
        var inString = false;
        var lastWhole = -1;
        var openAtLastWhole = "";
        for (var i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.append(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.setLength(open.length() - 1);
                lastWhole = i;
                openAtLastWhole = open.toString();
            }
        }
        return json.substring(0, lastWhole + 1) + new StringBuilder(openAtLastWhole).reverse();
    }
}
