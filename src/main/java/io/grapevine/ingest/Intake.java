package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Faults;
import io.grapevine.ingest.flow.Interruption;
import io.grapevine.ingest.load.Hash;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Source;
import io.grapevine.ingest.load.Unreadable;
import io.grapevine.ingest.split.SplitStep;
import io.grapevine.ingest.split.TooManyPassages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Passes on what the loader finds: looks sources up in the ledger, a few at a time, and lets those that are
/// new or changed be split. To be used by one thread.
final class Intake {

    /// Sources that are looked up at once. A record's source holds its text, so not too many.
    private static final int LOOKED_UP = 64;

    private final String collection;
    private final String version;
    private final Function<Collection<String>, List<Document>> ledger;
    private final SplitStep split;
    private final IngestProgress progress;
    private final Consumer<Draft> drafts;
    private final Seen seen = new Seen();
    private final List<Source> waiting = new ArrayList<>();

    /// @param version what besides the content decides a document's passages; part of its hash
    /// @param ledger  the documents of the given ids that are in the graph
    Intake(
            String collection,
            String version,
            Function<Collection<String>, List<Document>> ledger,
            SplitStep split,
            IngestProgress progress,
            Consumer<Draft> drafts) {
        this.collection = collection;
        this.version = version;
        this.ledger = ledger;
        this.split = split;
        this.progress = progress;
        this.drafts = drafts;
    }

    void take(LoadResult found) {
        if (Thread.interrupted()) {
            throw new Interruption();
        }
        switch (found) {
            case LoadResult.Opened(var source) -> take(source);
            case LoadResult.Failed(var source, var reason, var missing) -> {
                seen.unreadable(source);
                progress.failed(source, reason, missing, 0);
            }
            case LoadResult.PassedOver(var source, var reason) -> progress.skipped(source, reason, false, 0);
            case LoadResult.EndOfRecords(var source, var clean) -> {
                if (clean) {
                    seen.fileOfRecords(source);
                } else {
                    seen.unreadable(source);
                }
            }
        }
    }

    /// Passes on what waits to be looked up.
    Seen finish() {
        lookUp();
        return seen;
    }

    private void take(Source source) {
        if (!seen.add(ContentId.ofDocument(collection, source.name()))) {
            progress.skipped(source.name(), "was named twice", false, source.bytes());
            return;
        }
        waiting.add(source);
        if (waiting.size() == LOOKED_UP) {
            lookUp();
        }
    }

    private void lookUp() {
        if (waiting.isEmpty()) {
            return;
        }
        var sources = List.copyOf(waiting);
        waiting.clear();
        Map<String, Document> known = ledger
                .apply(sources.stream()
                        .map(source -> ContentId.ofDocument(collection, source.name()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Document::id, Function.identity()));
        for (var source : sources) {
            passOn(source, Optional.ofNullable(known.get(ContentId.ofDocument(collection, source.name()))));
        }
    }

    private void passOn(Source source, Optional<Document> known) {
        var hash = Hash.of(source.hash(), version);
        if (known.map(Document::hash).filter(hash::equals).isPresent()) {
            progress.skipped(source.name(), "is unchanged", true, source.bytes());
            return;
        }
        draft(source, hash, known).ifPresent(draft -> {
            draft.warnings().forEach(warning -> progress.warned(source.name(), warning));
            progress.found();
            drafts.accept(draft);
        });
    }

    private Optional<Draft> draft(Source source, String hash, Optional<Document> known) {
        try {
            return Optional.of(split.split(source, hash, known));
        } catch (Unreadable | TooManyPassages e) {
            progress.failed(source.name(), e.getMessage(), false, source.bytes());
        } catch (RuntimeException | Error e) { // a parser's error is one file's fault, such as its depth
            Faults.rethrowUnlessOfOneDocument(e);
            progress.failed(source.name(), Faults.reason("cannot be read", e), false, source.bytes());
        }
        return Optional.empty();
    }
}
