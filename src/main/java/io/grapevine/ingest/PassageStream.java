package io.grapevine.ingest;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.ingest.extract.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// The second half of an ingest: embeds, extracts and stores documents.
///
/// Two batches are embedded or read at once, so that no core waits for the last text of a batch. Behind them one
/// thread stores what is ready, some hundred passages a transaction: each entity is settled once a transaction,
/// so
/// that larger ones cost Neo4j half as much (measured: 5.2 ms of its time a passage at 64, 3.0 at 256). Whoever
/// is
/// faster than the next step waits, and memory stays bounded.
final class PassageStream implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PassageStream.class);
    private static final int BATCH = 64; // passages embedded together
    private static final int UNPREPARED = 3; // batches that are on their way to be embedded
    private static final int STORE_AT = 256; // passages that are worth a transaction
    private static final int MOST_READY = 4 * STORE_AT;

    private final EmbeddingModel embedding;
    private final Extractor extractor;
    private final DocumentStore store;
    private final IngestProgress progress;
    private final ExecutorService preparing = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("prepare-", 0).factory());
    private final ExecutorService storing =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("store").factory());
    private final Semaphore permits = new Semaphore(UNPREPARED);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Object readiness = new Object(); // guards the two below
    private List<Prepared> ready = new ArrayList<>();
    private int readyPassages;
    private List<Draft> batch = new ArrayList<>();
    private int passagesInBatch;

    PassageStream(EmbeddingModel embedding, Extractor extractor, DocumentStore store, IngestProgress progress) {
        this.embedding = embedding;
        this.extractor = extractor;
        this.store = store;
        this.progress = progress;
    }

    /// A document ready to be stored, and the draft that it was.
    private record Prepared(Draft draft, PreparedDocument document) {}

    void add(Draft draft) {
        batch.add(draft);
        passagesInBatch += draft.passages().size();
        if (passagesInBatch >= BATCH) {
            send();
        }
    }

    /// Waits until all that was added is stored.
    void finish() {
        send();
        acquire(UNPREPARED);
        permits.release(UNPREPARED);
        join(CompletableFuture.runAsync(this::storeReady, storing));
        throwFailure();
    }

    @Override
    public void close() {
        preparing.shutdownNow();
        storing.shutdownNow();
    }

    private void send() {
        if (batch.isEmpty()) {
            return;
        }
        acquire(1);
        throwFailure();
        var drafts = batch;
        batch = new ArrayList<>();
        passagesInBatch = 0;
        preparing.execute(() -> {
            try {
                hand(
                        prepare(drafts, embed(drafts)),
                        drafts.stream()
                                .mapToInt(draft -> draft.passages().size())
                                .sum());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the ingest has ended
            } catch (RuntimeException | Error e) {
                fail(e);
            } finally {
                permits.release();
            }
        });
    }

    /// Adds to what is ready to be stored, and waits while that is too much.
    private void hand(List<Prepared> prepared, int passages) throws InterruptedException {
        synchronized (readiness) {
            ready.addAll(prepared);
            readyPassages += passages;
            if (readyPassages >= STORE_AT) {
                storing.execute(this::storeReady);
            }
            while (readyPassages >= MOST_READY && failure.get() == null) {
                readiness.wait();
            }
        }
    }

    private void storeReady() {
        List<Prepared> prepared;
        synchronized (readiness) {
            prepared = ready;
            ready = new ArrayList<>();
            readyPassages = 0;
            readiness.notifyAll();
        }
        try {
            store(prepared);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        synchronized (readiness) {
            readiness.notifyAll();
        }
    }

    private List<Embedding> embed(List<Draft> drafts) {
        var segments = drafts.stream()
                .flatMap(draft -> draft.passages().stream())
                .map(passage -> TextSegment.from(passage.embeddedText()))
                .toList();
        var vectors = new ArrayList<Embedding>(segments.size());
        // a large document tells how far it is
        for (int from = 0; from < segments.size() && failure.get() == null; from += BATCH) {
            var part = segments.subList(from, Math.min(from + BATCH, segments.size()));
            vectors.addAll(embedding.embedAll(part).content());
            progress.embedded(part.size());
        }
        return vectors;
    }

    private List<Prepared> prepare(List<Draft> drafts, List<Embedding> vectors) {
        var prepared = new ArrayList<Prepared>();
        if (failure.get() != null) {
            return prepared;
        }
        extractor.ahead(
                drafts.stream().flatMap(draft -> draft.passages().stream()).toList());
        int from = 0;
        for (var draft : drafts) {
            int to = from + draft.passages().size();
            extract(draft, vectors.subList(from, to))
                    .ifPresent(document -> prepared.add(new Prepared(draft, document)));
            from = to;
        }
        return prepared;
    }

    private Optional<PreparedDocument> extract(Draft draft, List<Embedding> vectors) {
        try {
            var result = extractor.extract(draft.passages());
            var passages = new ArrayList<PreparedPassage>(vectors.size());
            for (int i = 0; i < vectors.size(); i++) {
                passages.add(new PreparedPassage(
                        draft.passages().get(i),
                        vectors.get(i).vector(),
                        result.extractions().get(i)));
            }
            return Optional.of(new PreparedDocument(
                    result.complete() ? draft.document() : unfinished(draft.document()), passages));
        } catch (GrapevineException e) {
            throw e; // nothing more can be done for any document
        } catch (RuntimeException e) {
            LOG.debugf(e, "extraction from %s", draft.document().source());
            progress.failed(draft.document().source(), "cannot be processed: " + e, false, draft.bytes());
            return Optional.empty();
        }
    }

    /// The same document with a hash that no content has, so that the next ingest reads it again.
    private static Document unfinished(Document document) {
        return new Document(
                document.id(),
                document.collection(),
                document.source(),
                document.title(),
                document.mediaType(),
                ContentId.ofUnfinished(document.hash()),
                document.passages(),
                document.ingestedAt());
    }

    private void store(List<Prepared> prepared) {
        if (failure.get() != null) {
            return;
        }
        for (var one : prepared) {
            var hash = one.draft.document().hash();
            var versions = List.of(hash, ContentId.ofUnfinished(hash));
            store.tables().put(one.draft.document().id(), versions, one.draft.tables());
        }
        store.replaceAll(prepared.stream().map(Prepared::document).toList());
        store.tables()
                .removeStale(prepared.stream()
                        .filter(one -> one.draft.replaces())
                        .map(one -> one.draft.document().id())
                        .toList());
        for (var stored : prepared) {
            progress.stored(
                    stored.document.document(),
                    stored.draft.replaces(),
                    stored.draft.passages().size(),
                    stored.draft.bytes());
        }
    }

    private void acquire(int count) {
        try {
            permits.acquire(count);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static void join(CompletableFuture<Void> stored) {
        try {
            stored.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("storing failed without saying so", e);
        }
    }

    private static GrapevineException interrupted() {
        Thread.currentThread().interrupt();
        return new GrapevineException.Conflict(
                "The ingest was interrupted; what was stored by then stays. Run it again to complete it.");
    }

    private void throwFailure() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("the ingest failed", e);
        }
    }
}
