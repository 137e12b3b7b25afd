package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.ingest.IngestRequest.Input;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SeenTest {

    private final Seen seen = new Seen();

    @ParameterizedTest
    @CsvSource({
        "docs/a.txt, text/plain, true",
        "docs/sub/b.txt, text/plain, true",
        "docs, text/plain, true",
        "docs2/a.txt, text/plain, false",
        "faq.jsonl#1, application/jsonl, true",
        "faq.jsonl#a#b, application/jsonl, true",
        "faq.jsonl#9.md, text/markdown, false",
        "other.jsonl#1, application/jsonl, false"
    })
    void a_document_came_from_an_input_by_its_name(String source, String mediaType, boolean within) {
        seen.fileOfRecords("faq.jsonl");
        var inputs = List.of(new Input("docs", Path.of("docs")));
        assertThat(seen.isWithin(document(source, mediaType), inputs)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/closed/a.txt, text/plain, true",
        "docs/broken.jsonl#1, application/jsonl, true",
        "docs/broken.jsonl#1.txt, text/plain, false",
        "docs/gone.txt, text/plain, false"
    })
    void what_could_not_be_read_counts_as_being_there(String source, String mediaType, boolean safe) {
        seen.unreadable("docs/closed");
        seen.unreadable("docs/broken.jsonl");
        assertThat(seen.isSafe(document(source, mediaType))).isEqualTo(safe);
    }

    private static Document document(String source, String mediaType) {
        return new Document(source, "default", source, source, mediaType, "hash", 1, Instant.EPOCH);
    }
}
