package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.GraphReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// The walk's index of each set of collections that questions are asked of, the most recently used kept.
/// Thread-safe.
///
/// The first question of a scope loads its index and waits for it, as one does that finds it empty. A later one
/// compares its version with the graph's, and where documents changed begins a new load in the background: it waits
/// a moment for it, so that a small collection answers from what was just ingested, and after that goes on with the
/// index there is. Readers never wait for a long load, and never see half an index: it is immutable and replaced
/// whole.
@Singleton
public final class WalkIndexes {

    private static final Logger LOG = Logger.getLogger(WalkIndexes.class);
    private static final int KEPT = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GraphReader reader;
    private final WalkWeights weights;
    private final Duration patience;
    private final Map<Set<String>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /// @param current null until the first load has ended
    /// @param loading null while none is under way
    private record Entry(WalkIndex current, Duration took, CompletableFuture<WalkIndex> loading) {}

    @Inject
    public WalkIndexes(GraphReader reader, WalkConfig config) {
        this(reader, config.weights(), PATIENCE);
    }

    /// @param patience how long a question waits for a load that was lately no longer than that
    public WalkIndexes(GraphReader reader, WalkWeights weights, Duration patience) {
        this.reader = reader;
        this.weights = weights;
        this.patience = patience;
    }

    /// @param collections the scope; none means every collection
    /// @throws io.grapevine.domain.GrapevineException.Unavailable where the store does not answer
    public WalkIndex of(Set<String> collections) {
        var scope = Set.copyOf(collections);
        var entry = entry(scope, reader.version());
        if (entry.loading() == null) {
            return entry.current();
        }
        if (entry.current() == null || entry.current().passages() == 0) {
            return entry.loading().join();
        }
        return entry.took().compareTo(patience) > 0 ? entry.current() : waitFor(entry);
    }

    /// Begins to load, where the graph has that version and they are of one before: the indexes that were asked of
    /// lately, or that of every collection where none was.
    void refresh(long version) {
        scopes().forEach(scope -> entry(scope, version));
    }

    /// Bytes of the graphs and embeddings that are loaded.
    synchronized long bytes() {
        return entries.values().stream()
                .map(Entry::current)
                .filter(Objects::nonNull)
                .mapToLong(WalkIndex::bytes)
                .sum();
    }

    private synchronized Set<Set<String>> scopes() {
        return entries.isEmpty() ? Set.of(Set.of()) : Set.copyOf(entries.keySet());
    }

    /// The scope's entry, with a load under way where it holds nothing of this version.
    private synchronized Entry entry(Set<String> scope, long version) {
        var entry = entries.getOrDefault(scope, new Entry(null, Duration.ZERO, null));
        boolean fresh = entry.current() != null && entry.current().version() >= version;
        if (!fresh && entry.loading() == null) {
            var loading = new CompletableFuture<WalkIndex>();
            entry = new Entry(entry.current(), entry.took(), loading);
            Thread.ofVirtual().name("walk-index").start(() -> load(scope, loading));
        }
        entries.put(scope, entry);
        if (entries.size() > KEPT) {
            entries.remove(entries.keySet().iterator().next());
        }
        return entry;
    }

    private void load(Set<String> scope, CompletableFuture<WalkIndex> loading) {
        long start = System.nanoTime();
        try {
            var snapshot = reader.snapshot(scope);
            var index = new WalkIndex(snapshot, reader.contents(snapshot), weights);
            var took = Duration.ofNanos(System.nanoTime() - start);
            LOG.debugf(
                    "walk index of %d passages, %d entities, %d edges loaded in %d ms",
                    index.passages(), index.entities(), index.graph().edges(), took.toMillis());
            settle(scope, new Entry(index, took, null));
            loading.complete(index);
        } catch (RuntimeException | OutOfMemoryError e) {
            settle(scope, null);
            loading.completeExceptionally(e);
        }
    }

    /// Ends a load; where it failed the index of before stays.
    private synchronized void settle(Set<String> scope, Entry loaded) {
        var before = entries.get(scope);
        if (loaded != null) {
            entries.put(scope, loaded);
        } else if (before != null && before.current() != null) {
            entries.put(scope, new Entry(before.current(), before.took(), null));
        } else {
            entries.remove(scope);
        }
    }

    private WalkIndex waitFor(Entry entry) {
        try {
            return entry.loading().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return entry.current();
        } catch (ExecutionException e) {
            LOG.warn("The graph changed and could not be loaded anew; answering from the one before", e.getCause());
            return entry.current();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return entry.current();
        }
    }
}
