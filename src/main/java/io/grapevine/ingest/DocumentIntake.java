package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.Hash;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Source;
import io.grapevine.ingest.load.Unreadable;
import io.grapevine.ingest.split.Cut;
import io.grapevine.ingest.split.PassageSplitter;
import io.grapevine.ingest.split.TooManyPassages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The first half of an ingest: looks each document up in the ledger, and reads and splits those that are new or
/// changed. Used by one thread.
final class DocumentIntake {

    /// What tells a record of a file from another file whose name begins like it.
    private static final String JSON_LINES = "application/jsonl";

    private final String collection;
    private final String version;
    private final PassageSplitter splitter;
    private final DocumentStore store;
    private final IngestProgress progress;
    private final Consumer<Draft> drafts;
    private final Map<String, Document> ledger = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> wholeFilesOfRecords = new ArrayList<>();

    /// @param version what besides the content decides a document's passages; part of its hash
    DocumentIntake(
            String collection,
            String version,
            PassageSplitter splitter,
            DocumentStore store,
            IngestProgress progress,
            Consumer<Draft> drafts) {
        this.collection = collection;
        this.version = version;
        this.splitter = splitter;
        this.store = store;
        this.progress = progress;
        this.drafts = drafts;
        store.list(Optional.of(collection)).forEach(document -> ledger.put(document.id(), document));
    }

    void take(LoadResult found) {
        switch (found) {
            case LoadResult.Readable(var source) -> take(source);
            case LoadResult.Failed(var source, var reason, var missing) -> progress.failed(source, reason, missing, 0);
            case LoadResult.PassedOver(var source, var reason) -> progress.skipped(source, reason, false, 0);
            case LoadResult.EndOfRecords(var source, var clean) -> {
                if (clean) {
                    wholeFilesOfRecords.add(source);
                }
            }
        }
    }

    /// Removes the documents of records that their files no longer hold. Files with lines that could not be read
    /// are left out: the line may have been the record.
    void removeVanished() {
        for (var file : wholeFilesOfRecords) {
            for (var document : ledger.values()) {
                if (document.mediaType().equals(JSON_LINES)
                        && document.source().startsWith(file + "#")
                        && !seen.contains(document.id())
                        && store.remove(document.id())) {
                    progress.removed(document.source());
                }
            }
        }
    }

    private void take(Source source) {
        var id = ContentId.ofDocument(collection, source.name());
        if (!seen.add(id)) {
            progress.skipped(source.name(), "was named twice", false, source.bytes());
            return;
        }
        var hash = Hash.of(source.hash(), version);
        var known = ledger.get(id);
        if (known != null && known.hash().equals(hash)) {
            progress.skipped(source.name(), "is unchanged", true, source.bytes());
            return;
        }
        try {
            var content = source.read();
            var cuts = splitter.split(content);
            if (cuts.isEmpty()) {
                throw new Unreadable("holds no text");
            }
            var document = new Document(
                    id,
                    collection,
                    source.name(),
                    content.title(),
                    content.mediaType(),
                    hash,
                    cuts.size(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            var passages = new ArrayList<Passage>(cuts.size());
            for (var cut : cuts) {
                passages.add(passage(document, content, cut, passages.size()));
            }
            content.warnings().forEach(warning -> progress.warned(source.name(), warning));
            progress.found();
            drafts.accept(new Draft(document, passages, content.tables(), source.bytes(), known != null));
        } catch (Unreadable | TooManyPassages e) {
            progress.failed(source.name(), e.getMessage(), false, source.bytes());
        }
    }

    private static Passage passage(Document document, Content content, Cut cut, int index) {
        var text = content.text().substring(cut.start(), cut.end());
        return new Passage(
                ContentId.ofPassage(document.id(), index, text),
                document.id(),
                document.collection(),
                document.source(),
                document.title(),
                cut.heading(),
                text,
                index,
                cut.page(),
                cut.start(),
                cut.end());
    }
}
