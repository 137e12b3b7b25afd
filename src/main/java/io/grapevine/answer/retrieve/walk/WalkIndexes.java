package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.index.GraphReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// The walk's index of each set of collections that questions are asked of, the most recently used kept.
/// Thread-safe.
///
/// A question compares the index's version with the graph's, and where documents changed a load begins in the
/// background: it waits a moment for it, so that a small collection answers from what was just ingested, and
/// after that goes on with the index there is, which says that it is outdated. The first question of a scope
/// waits longer. Readers never see half an index: it is immutable and replaced whole.
///
/// Loading reads the whole scope, so one load runs at a time, on a thread of its own; what is kept is bounded
/// by number and by bytes.
@Singleton
public final class WalkIndexes {

    private static final Logger LOG = Logger.getLogger(WalkIndexes.class);
    private static final int KEPT = 16;
    /// A conversation asks of the same documents again.
    private static final int PARTS_KEPT = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// A command that answers one question loads the index for it; some 50,000 passages are loaded in that time.
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);

    private final LongSupplier version;
    private final Function<Set<String>, WalkIndex> loader;
    private final Duration patience;
    private final Duration firstPatience;
    private final long mostBytes;
    private final ExecutorService loads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("walk-index").factory());
    private final Map<Set<String>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Part, WalkIndex> parts = new LinkedHashMap<>(16, 0.75f, true);

    /// Some documents of an index, which is compared by identity.
    private record Part(WalkIndex whole, Set<String> documents) {}

    /// @param took    how long the last load took
    /// @param loading the load that is under way or waits for its turn
    private record Entry(Optional<WalkIndex> current, Duration took, Optional<CompletableFuture<WalkIndex>> loading) {

        static final Entry NONE = new Entry(Optional.empty(), Duration.ZERO, Optional.empty());
    }

    /// An index, and whether the documents have changed since it was loaded.
    public record Loaded(WalkIndex index, boolean outdated) {}

    @Inject
    public WalkIndexes(GraphReader reader, WalkConfig config) {
        this(reader, config.weights(), PATIENCE);
    }

    /// @param patience how long a question waits for a load that was lately no longer than that
    public WalkIndexes(GraphReader reader, WalkWeights weights, Duration patience) {
        this(
                reader::version,
                scope -> load(reader, weights, scope),
                patience,
                FIRST_PATIENCE,
                Runtime.getRuntime().maxMemory() / 4);
    }

    /// @param version       of the graph, as it is now
    /// @param loader        makes the index of a scope; called by one thread at a time
    /// @param firstPatience how long a question waits where there is no index yet
    /// @param mostBytes     of all indexes together; the one that was used last is kept in any case
    public WalkIndexes(
            LongSupplier version,
            Function<Set<String>, WalkIndex> loader,
            Duration patience,
            Duration firstPatience,
            long mostBytes) {
        this.version = version;
        this.loader = loader;
        this.patience = patience;
        this.firstPatience = firstPatience;
        this.mostBytes = mostBytes;
    }

    /// The index of a scope; empty where there is none yet and it was not loaded in time.
    ///
    /// @param collections the scope; none means every collection
    /// @throws GrapevineException.Unavailable where the store does not answer
    /// @throws CancellationException          where the thread is interrupted
    public Optional<Loaded> of(Set<String> collections) {
        var scope = Set.copyOf(collections);
        var now = version.getAsLong();
        var entry = entry(scope, now);
        if (entry.loading().isEmpty()) {
            return entry.current().map(index -> new Loaded(index, false));
        }
        var loading = entry.loading().get();
        var usable = entry.current().filter(index -> index.passages() > 0);
        if (usable.isEmpty()) {
            return awaitFirst(loading).map(index -> new Loaded(index, index.version() < now));
        }
        var index = entry.took().compareTo(patience) > 0 ? usable.get() : awaitNext(loading, usable.get());
        return Optional.of(new Loaded(index, index.version() < now));
    }

    /// The part of an index that some documents make, or the index itself where there is no choice. The parts
    /// that were asked for last are kept.
    public WalkIndex within(WalkIndex index, Optional<Set<String>> documents) {
        return documents.map(chosen -> subset(new Part(index, chosen))).orElse(index);
    }

    private WalkIndex subset(Part part) {
        synchronized (parts) {
            var kept = parts.get(part);
            if (kept != null) {
                return kept;
            }
        }
        var made = WalkSubset.of(part.whole(), part.documents());
        synchronized (parts) {
            parts.put(part, made);
            if (parts.size() > PARTS_KEPT) {
                parts.remove(parts.keySet().iterator().next());
            }
        }
        return made;
    }

    /// A part keeps its whole index from being freed.
    private void dropPartsOf(WalkIndex index) {
        synchronized (parts) {
            parts.keySet().removeIf(part -> part.whole() == index);
        }
    }

    /// Begins to load, where the graph has that version and they are of one before: the indexes that were asked
    /// of lately, or that of every collection where none was.
    void refresh(long version) {
        scopes().forEach(scope -> entry(scope, version));
    }

    /// What operators see of it.
    ///
    /// @param version of the graph that the index that was asked of last was made of; empty before the first one
    /// @param loading whether one is loaded now
    public record State(int scopes, long bytes, OptionalLong version, boolean loading) {}

    public synchronized State state() {
        var version = entries.values().stream()
                .flatMap(entry -> entry.current().stream())
                .mapToLong(WalkIndex::version)
                .reduce((before, last) -> last);
        var loading =
                entries.values().stream().anyMatch(entry -> entry.loading().isPresent());
        return new State(entries.size(), bytes(), version, loading);
    }

    /// Bytes of the graphs and embeddings that are loaded.
    synchronized long bytes() {
        return entries.values().stream()
                .flatMap(entry -> entry.current().stream())
                .mapToLong(WalkIndex::bytes)
                .sum();
    }

    /// How many scopes have an index or wait for one.
    synchronized int scopesKept() {
        return entries.size();
    }

    private synchronized Set<Set<String>> scopes() {
        return entries.isEmpty() ? Set.of(Set.of()) : Set.copyOf(entries.keySet());
    }

    /// The scope's entry, with a load under way where it holds nothing of this version.
    private synchronized Entry entry(Set<String> scope, long version) {
        var entry = entries.getOrDefault(scope, Entry.NONE);
        boolean fresh =
                entry.current().filter(index -> index.version() >= version).isPresent();
        if (!fresh && entry.loading().isEmpty()) {
            var loading = new CompletableFuture<WalkIndex>();
            entry = new Entry(entry.current(), entry.took(), Optional.of(loading));
            loads.execute(() -> load(scope, loading));
        }
        entries.put(scope, entry);
        evict();
        return entry;
    }

    private void load(Set<String> scope, CompletableFuture<WalkIndex> loading) {
        if (!isWanted(scope, loading)) {
            loading.completeExceptionally(new GrapevineException.Unavailable(
                    "Too many sets of collections are asked at once. Ask again in a moment.", null));
            return;
        }
        long start = System.nanoTime();
        try {
            var index = loader.apply(scope);
            var took = Duration.ofNanos(System.nanoTime() - start);
            LOG.debugf(
                    "walk index of %d passages, %d entities, %d edges loaded in %d ms",
                    index.passages(), index.entities(), index.graph().edges(), took.toMillis());
            settle(scope, loading, Optional.of(new Entry(Optional.of(index), took, Optional.empty())));
            loading.complete(index);
        } catch (RuntimeException | OutOfMemoryError e) {
            settle(scope, loading, Optional.empty());
            loading.completeExceptionally(e);
        }
    }

    private static WalkIndex load(GraphReader reader, WalkWeights weights, Set<String> scope) {
        var snapshot = reader.snapshot(scope);
        return new WalkIndex(snapshot, reader.contents(snapshot), weights);
    }

    /// Whether nobody has asked of so many other scopes meanwhile that this one was let go.
    private synchronized boolean isWanted(Set<String> scope, CompletableFuture<WalkIndex> loading) {
        var entry = entries.get(scope);
        return entry != null && entry.loading().filter(loading::equals).isPresent();
    }

    /// Ends a load; where it failed the index of before stays.
    private synchronized void settle(Set<String> scope, CompletableFuture<WalkIndex> loading, Optional<Entry> loaded) {
        if (!isWanted(scope, loading)) {
            return;
        }
        var before = entries.get(scope);
        if (loaded.isPresent()) {
            before.current().ifPresent(this::dropPartsOf);
            entries.put(scope, loaded.get());
        } else if (before.current().isPresent()) {
            entries.put(scope, new Entry(before.current(), before.took(), Optional.empty()));
        } else {
            entries.remove(scope);
        }
        evict();
    }

    private void evict() {
        while (entries.size() > 1 && (entries.size() > KEPT || bytes() > mostBytes)) {
            var gone = entries.remove(entries.keySet().iterator().next());
            gone.current().ifPresent(this::dropPartsOf);
        }
    }

    private Optional<WalkIndex> awaitFirst(CompletableFuture<WalkIndex> loading) {
        try {
            return Optional.of(loading.get(firstPatience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case GrapevineException cause -> cause;
                default -> new IllegalStateException("The walk's index could not be loaded", e.getCause());
            };
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private WalkIndex awaitNext(CompletableFuture<WalkIndex> loading, WalkIndex before) {
        try {
            return loading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return before;
        } catch (ExecutionException e) {
            LOG.warn("The graph changed and could not be loaded anew; answering from the one before", e.getCause());
            return before;
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for the walk's index");
    }
}
