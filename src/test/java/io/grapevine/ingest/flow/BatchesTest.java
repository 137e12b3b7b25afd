package io.grapevine.ingest.flow;

import io.grapevine.ingest.Drafts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchesTest {

    private final List<String> handed = new ArrayList<>();

    @Test
    void short_documents_share_a_batch_and_are_not_cut() {
        var batches = new Batches(draft -> 0, this::hand);
        for (int i = 0; i < 40; i++) {
            batches.add(Drafts.shortOne("d" + i, "a", "b"));
        }
        assertThat(handed).hasSize(1);
        batches.flush();
        assertThat(handed).hasSize(2);
        assertThat(handed.getFirst()).startsWith("d0 0..2").endsWith("d31 0..2");
    }

    @Test
    void a_long_document_is_cut_and_goes_on_where_an_earlier_run_ended() {
        var batches = new Batches(draft -> 100, this::hand);
        batches.add(Drafts.longOne("book", 200));
        batches.flush();
        assertThat(handed).containsExactly("book 100..164", "book 164..200 last");
    }

    @Test
    void of_a_document_that_is_stored_but_not_published_an_empty_part_is_left() {
        var batches = new Batches(draft -> 200, this::hand);
        batches.add(Drafts.longOne("book", 200));
        batches.flush();
        assertThat(handed).containsExactly("book 200..200 last");
    }

    private void hand(List<Part> parts) {
        handed.add(String.join(
                ", ",
                parts.stream()
                        .map(p -> p.draft().document().source() + " " + p.from() + ".."
                                + (p.from() + p.passages().size())
                                + (p.isLast() && p.draft().isStaged() ? " last" : ""))
                        .toList()));
    }
}
