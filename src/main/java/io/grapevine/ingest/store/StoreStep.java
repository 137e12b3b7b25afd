package io.grapevine.ingest.store;

import io.grapevine.domain.Document;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Faults;
import io.grapevine.ingest.flow.PreparedPart;
import io.grapevine.ingest.flow.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Stores documents, many short ones or some hundred passages of a long one a transaction.
///
/// Where a transaction fails for a reason that the user can do nothing about, its documents are stored one by
/// one, and those that fail are reported. `resume` may be called by another thread than the rest.
public final class StoreStep {

    private static final Logger LOG = Logger.getLogger(StoreStep.class);

    /// Each entity is settled once a transaction, so that larger ones cost Neo4j less (measured: 5.2 ms of its
    /// time a passage at 64, 3.0 at 256).
    private static final int PASSAGES = 256;

    private final DocumentSink sink;
    private final Tally tally;
    private final Map<Draft, StagedDocument> staged = new ConcurrentHashMap<>();
    private final Map<Draft, List<PreparedPart>> waiting = new HashMap<>(); // parts of long documents
    private final List<PreparedPart> ready = new ArrayList<>(); // short documents

    public StoreStep(DocumentSink sink, Tally tally) {
        this.sink = sink;
        this.tally = tally;
    }

    /// Begins a long document, or goes on with what an earlier run has stored of it.
    ///
    /// @return how many of its passages are stored already, the first ones
    public int resume(Draft draft) {
        var document = draft.document();
        var begun = sink.begin(
                document.id(), document.collection(), draft.stagedVersion().orElseThrow());
        staged.put(draft, begun);
        if (begun.passages() > 0) {
            tally.resumed(draft, begun.passages());
        }
        return begun.passages();
    }

    public void store(List<PreparedPart> batch) {
        for (var part : batch) {
            if (part.part().draft().isAbandoned()) {
                continue;
            }
            if (part.part().draft().isStaged()) {
                addToLong(part);
            } else {
                ready.add(part);
            }
        }
        if (passages(ready) >= PASSAGES) {
            storeReady();
        }
    }

    /// Stores what waits for company.
    public void flush() {
        List.copyOf(waiting.keySet()).forEach(this::append);
        storeReady();
    }

    /// Stores what waits for company, and removes what is stored of long documents that failed.
    public void finish() {
        flush();
        var failed = staged.keySet().stream()
                .filter(Draft::isAbandoned)
                .map(draft -> draft.document().id())
                .toList();
        if (!failed.isEmpty()) {
            sink.discard(failed);
        }
    }

    private void addToLong(PreparedPart part) {
        var draft = part.part().draft();
        var parts = waiting.computeIfAbsent(draft, d -> new ArrayList<>());
        parts.add(part);
        if (part.part().isLast() || passages(parts) >= PASSAGES) {
            append(draft);
        }
        if (part.part().isLast() && !draft.isAbandoned()) {
            publish(draft);
        }
    }

    private void append(Draft draft) {
        var parts = waiting.remove(draft);
        try {
            var passages = parts.stream().flatMap(p -> p.passages().stream()).toList();
            var longer = sink.append(staged.get(draft), passages, parts.stream().allMatch(PreparedPart::complete));
            staged.put(draft, longer);
        } catch (RuntimeException e) {
            fail(draft, e);
        }
    }

    private void publish(Draft draft) {
        var whole = staged.get(draft);
        try {
            sink.keepTables(draft);
            sink.publish(whole, whole.complete() ? draft.document() : unfinished(draft.document(), whole.version()));
            sink.dropOldTables(List.of(draft));
            staged.remove(draft);
            tally.stored(draft);
        } catch (RuntimeException e) {
            fail(draft, e);
        }
    }

    private void storeReady() {
        var batch = List.copyOf(ready);
        ready.clear();
        try {
            replace(batch);
        } catch (RuntimeException e) {
            Faults.rethrowUnlessOfOneDocument(e);
            LOG.debugf(e, "%d documents are stored one by one", batch.size());
            batch.forEach(this::storeAlone);
        }
    }

    private void storeAlone(PreparedPart part) {
        try {
            replace(List.of(part));
        } catch (RuntimeException e) {
            fail(part.part().draft(), e);
        }
    }

    private void replace(List<PreparedPart> parts) {
        if (!parts.isEmpty()) {
            var drafts = parts.stream().map(part -> part.part().draft()).toList();
            drafts.forEach(sink::keepTables);
            sink.replaceAll(parts.stream().map(StoreStep::prepared).toList());
            sink.dropOldTables(drafts);
            parts.forEach(part -> tally.stored(part.part().draft()));
        }
    }

    private void fail(Draft draft, RuntimeException e) {
        Faults.rethrowUnlessOfOneDocument(e);
        LOG.debugf(e, "storing %s", draft.document().source());
        tally.failed(draft, Faults.reason("cannot be stored", e));
    }

    private static PreparedDocument prepared(PreparedPart part) {
        var document = part.part().draft().document();
        return new PreparedDocument(
                part.complete() ? document : unfinished(document, document.hash()), part.passages());
    }

    private static Document unfinished(Document document, String version) {
        return document.withHash(ContentId.ofUnfinished(version));
    }

    private static int passages(List<PreparedPart> parts) {
        return parts.stream().mapToInt(part -> part.passages().size()).sum();
    }

    /// Where documents are stored: the graph, and a double in tests.
    public interface DocumentSink {

        void replaceAll(List<PreparedDocument> documents);

        StagedDocument begin(String document, String collection, String version);

        StagedDocument append(StagedDocument staged, List<PreparedPassage> passages, boolean complete);

        void publish(StagedDocument staged, Document document);

        void discard(List<String> documents);

        /// Keeps the tables of a version of a document before that version is stored.
        void keepTables(Draft draft);

        /// Removes the tables of older versions of those documents that replaced one.
        void dropOldTables(List<Draft> drafts);
    }
}
