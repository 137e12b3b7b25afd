package io.grapevine.ingest;

import io.grapevine.ingest.IngestEvent.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IngestProgressTest {

    private final List<IngestEvent> events = new ArrayList<>();
    private final IngestProgress progress = new IngestProgress(
            new IngestRequest(List.of(new IngestRequest.Input("docs", Path.of("docs"))), "default"), 200, events::add);

    @Test
    void the_fraction_moves_within_a_document() {
        var book = Drafts.longOne("book", 1_000); // of 100 bytes
        progress.found();
        progress.embedded(book, 250);
        assertThat(last().fraction()).isEqualTo(0.125, within(1e-9));
        assertThat(last().passages()).isEqualTo(250);
        assertThat(last().remaining()).isPresent();
        progress.embedded(book, 750);
        progress.stored(book);
        assertThat(last().fraction()).isEqualTo(0.5, within(1e-9));
        assertThat(last().documents()).isEqualTo(1);
    }

    @Test
    void what_an_earlier_run_has_stored_counts_as_done_but_not_as_embedded() {
        var book = Drafts.longOne("book", 1_000);
        progress.found();
        progress.resumed(book, 500);
        assertThat(last().fraction()).isEqualTo(0.25, within(1e-9));
        assertThat(last().passages()).isZero();
        assertThat(last().remaining()).isEmpty();
    }

    @Test
    void a_document_that_fails_is_told_once_and_its_rest_counts_as_done() {
        var book = Drafts.longOne("book", 1_000);
        progress.embedded(book, 250);
        progress.failed(book, "cannot be stored");
        progress.failed(book, "cannot be stored");
        assertThat(last().fraction()).isEqualTo(0.5, within(1e-9));
        assertThat(progress.report().failures())
                .containsExactly(new IngestReport.Failure("book", "cannot be stored", false));
        assertThat(book.isAbandoned()).isTrue();
    }

    private Progress last() {
        return (Progress) events.reversed().stream()
                .filter(Progress.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
