package io.grapevine.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.llm.JsonReply;
import io.grapevine.llm.JsonReply.Unparsable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a chat model wrote when it was asked to extract: a stranger's words, parsed into a type or refused.
record ExtractionReply(List<NamedEntity> entities, List<Statement> triples) {

    record NamedEntity(String name, String type) {}

    record Statement(String subject, String relation, String object) {}

    private static final int MAX_NAME = 200;

    static ExtractionReply parse(String text) throws Unparsable {
        var root = JsonReply.parse(text);
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
                    ? StreamSupport.stream(node.spliterator(), false)
                            .map(word -> word.asText("").strip())
                            .toList()
                    : List.of(
                            node.path("subject").asText("").strip(),
                            node.path("relation").asText("").strip(),
                            node.path("object").asText("").strip());
            if (words.size() == 3
                    && usable(words.get(0))
                    && usable(words.get(2))
                    && !words.get(1).isEmpty()) {
                statements.add(new Statement(words.get(0), words.get(1), words.get(2)));
            }
        }
        return statements;
    }

    private static boolean usable(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME;
    }
}
