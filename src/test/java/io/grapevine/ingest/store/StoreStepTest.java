package io.grapevine.ingest.store;

import io.grapevine.domain.Document;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.ingest.Drafts;
import io.grapevine.ingest.flow.Batches;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Part;
import io.grapevine.ingest.flow.PreparedPart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreStepTest {

    private final Drafts.Told told = new Drafts.Told();
    private final Recording sink = new Recording();
    private final StoreStep step = new StoreStep(sink, told);

    @Test
    void short_documents_share_a_transaction() {
        step.store(List.of(whole(Drafts.shortOne("a", "x")), whole(Drafts.shortOne("b", "y"))));
        assertThat(sink.calls).isEmpty();
        step.finish();
        assertThat(sink.calls).containsExactly("replace a b");
        assertThat(sink.tables).containsExactly("keep a", "keep b", "drop old a", "drop old b");
        assertThat(told.lines).containsExactly("stored a", "stored b");
    }

    @Test
    void a_document_that_the_store_refuses_is_named_and_its_batch_is_stored() {
        step.store(List.of(
                whole(Drafts.shortOne("a", "x")),
                whole(Drafts.shortOne("refused", "y")),
                whole(Drafts.shortOne("c", "z"))));
        step.finish();
        assertThat(sink.calls).containsExactly("replace a", "replace c");
        assertThat(told.lines)
                .containsExactly(
                        "stored a",
                        "failed refused cannot be stored (IllegalStateException: key too long)",
                        "stored c");
    }

    @Test
    void a_store_that_does_not_answer_ends_the_run() {
        sink.gone = true;
        step.store(List.of(whole(Drafts.shortOne("a", "x"))));
        assertThatThrownBy(step::finish).isInstanceOf(Unavailable.class);
        assertThat(told.lines).isEmpty();
    }

    @Test
    void a_long_document_is_stored_part_by_part_and_published_once() {
        feed(Drafts.longOne("book", 600), 0);
        step.finish();
        assertThat(sink.calls)
                .containsExactly(
                        "begin book",
                        "append 256 at 0",
                        "append 256 at 256",
                        "append 88 at 512",
                        "publish hash of book");
        assertThat(told.lines).containsExactly("stored book");
    }

    @Test
    void a_long_document_goes_on_where_an_earlier_run_ended() {
        sink.there = 512;
        feed(Drafts.longOne("book", 600), 0);
        step.finish();
        assertThat(sink.calls).containsExactly("begin book", "append 88 at 512", "publish hash of book");
        assertThat(told.lines).containsExactly("resumed book at 512", "stored book");
    }

    @Test
    void of_a_long_document_that_fails_nothing_stays() {
        feed(Drafts.longOne("book", 600), 300);
        step.finish();
        assertThat(sink.calls).containsExactly("begin book", "append 256 at 0", "discard [book]");
    }

    @Test
    void a_document_that_was_read_in_part_is_stored_so_that_it_is_read_again() {
        var draft = Drafts.shortOne("a", "x");
        step.store(List.of(new PreparedPart(Drafts.whole(draft), prepared(Drafts.whole(draft)), false)));
        step.finish();
        assertThat(sink.hashes).containsExactly(ContentId.ofUnfinished("hash of a"));
    }

    /// @param failAt a passage at which the document fails; 0 for none
    private void feed(Draft draft, int failAt) {
        var batches = new Batches(step::resume, parts -> {
            for (var part : parts) {
                if (failAt > 0 && part.from() + part.passages().size() > failAt) {
                    draft.abandon();
                }
                step.store(List.of(new PreparedPart(part, prepared(part), true)));
            }
        });
        batches.add(draft);
        batches.flush();
    }

    private static PreparedPart whole(Draft draft) {
        var part = Drafts.whole(draft);
        return new PreparedPart(part, prepared(part), true);
    }

    private static List<PreparedPassage> prepared(Part part) {
        return part.passages().stream().map(StoreStepTest::prepared).toList();
    }

    private static PreparedPassage prepared(Passage passage) {
        return new PreparedPassage(passage, new float[] {1}, new Extraction(List.of(), List.of()));
    }

    private static final class Recording implements StoreStep.DocumentSink {

        final List<String> calls = new ArrayList<>();
        final List<String> hashes = new ArrayList<>();
        final List<String> tables = new ArrayList<>();
        int there;
        boolean gone;

        @Override
        public void replaceAll(List<PreparedDocument> documents) {
            if (gone) {
                throw new Unavailable("gone", null);
            }
            var sources = documents.stream().map(d -> d.document().source()).toList();
            if (sources.contains("refused")) {
                throw new IllegalStateException("key too long");
            }
            calls.add("replace " + String.join(" ", sources));
            documents.forEach(d -> hashes.add(d.document().hash()));
        }

        @Override
        public StagedDocument begin(String document, String collection, String version) {
            calls.add("begin " + document);
            return new StagedDocument(document, version, "token", there, true);
        }

        @Override
        public StagedDocument append(StagedDocument staged, List<PreparedPassage> passages, boolean complete) {
            calls.add("append " + passages.size() + " at " + staged.passages());
            return new StagedDocument(
                    staged.document(), staged.version(), "token", staged.passages() + passages.size(), complete);
        }

        @Override
        public void publish(StagedDocument staged, Document document) {
            calls.add("publish " + document.hash());
        }

        @Override
        public void discard(List<String> documents) {
            calls.add("discard " + documents);
        }

        @Override
        public void keepTables(Draft draft) {
            tables.add("keep " + draft.document().source());
        }

        @Override
        public void dropOldTables(List<Draft> drafts) {
            drafts.forEach(draft -> tables.add("drop old " + draft.document().source()));
        }
    }
}
