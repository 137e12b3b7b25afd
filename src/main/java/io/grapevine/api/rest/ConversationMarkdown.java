package io.grapevine.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.graph.conversation.ConversationInfo;
import io.grapevine.graph.conversation.StoredExchange;
import java.util.List;

/// A conversation as a Markdown document: questions as headings, citations as footnotes with the supporting
/// sentence.
final class ConversationMarkdown {

    private final ObjectMapper json;

    ConversationMarkdown(ObjectMapper json) {
        this.json = json;
    }

    String of(ConversationInfo conversation, List<StoredExchange> exchanges) {
        var markdown =
                new StringBuilder("# ").append(oneLine(conversation.title())).append("\n");
        for (var i = 0; i < exchanges.size(); i++) {
            append(markdown, exchanges.get(i), i + 1);
        }
        return markdown.toString();
    }

    /// @param number of the exchange: footnotes are numbered within the whole document
    private void append(StringBuilder markdown, StoredExchange exchange, int number) {
        markdown.append("\n## ").append(oneLine(exchange.question())).append("\n\n");
        if (!exchange.standalone().equals(exchange.question())) {
            markdown.append("*Read as: ").append(oneLine(exchange.standalone())).append("*\n\n");
        }
        markdown.append(exchange.answer()
                        .replaceAll("\\[(\\d{1,3})](?!\\()", "[^" + number + "-$1]")
                        .strip())
                .append("\n");
        for (var citation : citations(exchange)) {
            markdown.append("\n[^")
                    .append(number)
                    .append('-')
                    .append(citation.path("number").asInt())
                    .append("]: ")
                    .append(place(citation))
                    .append(": “")
                    .append(oneLine(sentences(citation)))
                    .append("”");
        }
        markdown.append("\n\n*")
                .append(exchange.at())
                .append(", ")
                .append(exchange.route())
                .append(exchange.mode().isEmpty() ? "" : ", " + exchange.mode())
                .append("*\n");
    }

    private static String sentences(JsonNode citation) {
        var sentences = new StringBuilder(citation.path("sentence").asText());
        citation.path("also").forEach(other -> sentences.append(' ').append(other.asText()));
        return sentences.toString();
    }

    private JsonNode citations(StoredExchange exchange) {
        try {
            return json.readTree(exchange.json()).path("citations");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer " + exchange.id() + " is kept as something that is not JSON", e);
        }
    }

    private static String place(JsonNode citation) {
        var title = citation.path("title").asText();
        var source = citation.path("source").asText();
        var page = citation.path("page").asInt();
        return oneLine(title.isEmpty() ? source : title)
                + (page > 0 ? ", page " + page : "")
                + (title.isEmpty() || title.equals(source) ? "" : " (" + oneLine(source) + ")");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
