package io.grapevine.graph.driver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CypherFilesTest {

    private final CypherFiles files = new CypherFiles();

    @Test
    void a_part_stands_where_it_is_named_without_its_first_line() {
        assertThat(files.get("document/passages-at")).isEqualTo("""
                // in: document, id; offsets; out: passage of the document that holds each of these offsets in its text, \
                each once, in their order
                MATCH (d:Document {id: $document})<-[:PART_OF]-(p:Passage)
                WHERE any(offset IN $offsets WHERE p.start <= offset AND offset < p.end)
                RETURN
                p {.id, .documentId, .collection, .source, .title, .heading, .text, .index, .page, .start, .end}
                  AS passage
                ORDER BY p.start
                """);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> files.get("document/nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no Cypher file graph/document/nothing.cypher");
    }
}
