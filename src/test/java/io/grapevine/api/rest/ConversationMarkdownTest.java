package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.graph.conversation.ConversationInfo;
import io.grapevine.graph.conversation.StoredExchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationMarkdownTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void questions_become_headings_and_citations_footnotes() {
        var info = new ConversationInfo("c1", "Thornbury", NOON, NOON, 2);
        var exchanges = List.of(
                exchange("Who founded it?", "Who founded it?", "Margaret Hale [1].", """
                        {"citations":[{"number":1,"title":"History","source":"h.pdf","page":3,"sentence":"Founded by Hale."}]}"""),
                exchange("and when?", "When was it founded?", "In 1921 [2], see [1](x).", """
                        {"citations":[{"number":2,"title":"","source":"dates.md","page":0,"sentence":"In 1921."}]}"""));

        assertThat(new ConversationMarkdown(new ObjectMapper()).of(info, exchanges))
                .isEqualTo("""
                # Thornbury

                ## Who founded it?

                Margaret Hale [^1-1].

                [^1-1]: History, page 3 (h.pdf): “Founded by Hale.”

                *2026-05-01T12:00:00Z, lookup, graph*

                ## and when?

                *Read as: When was it founded?*

                In 1921 [^2-2], see [1](x).

                [^2-2]: dates.md: “In 1921.”

                *2026-05-01T12:00:00Z, lookup, graph*
                """);
    }

    private static StoredExchange exchange(String question, String standalone, String answer, String json) {
        return new StoredExchange(
                "a",
                question,
                standalone,
                answer,
                "lookup",
                "graph",
                "extractive",
                Usage.NONE,
                json,
                NOON,
                Optional.empty());
    }
}
