package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.IndexSource;
import io.grapevine.graph.index.IndexSource.State;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Does the work behind [WalkIndexes]: small changes on one thread, in the order in which they are asked for;
/// what reads a whole collection or many of its documents on another, one at a time. Thread-safe.
final class CollectionIndexes {

    private static final Logger LOG = Logger.getLogger(CollectionIndexes.class);

    /// Enough to tell a mean and a deviation; 100 kB of heap a collection.
    private static final int SAMPLE = 64;

    /// Passages of the largest collection that is read anew at each change: 0.1 to 0.3 s.
    private static final int READ_ANEW = 256;

    private final IndexSource source;
    private final Optional<SegmentFiles> files;
    private final ExecutorService changes = thread("walk-changes");
    private final ExecutorService builds = thread("walk-builds");
    private final Map<String, CollectionIndex> indexes = new ConcurrentHashMap<>();
    private final Map<String, CosineSample> samples = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> pending = new HashMap<>();
    private volatile SameNames sameNames = SameNames.NONE;
    private volatile long namesVersion = -1;

    CollectionIndexes(IndexSource source, Optional<SegmentFiles> files) {
        this.source = source;
        this.files = files;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Whether there is something to answer from: one of the collections, or nothing to be read.
    boolean hasAny(Set<String> collections) {
        return collections.isEmpty() || collections.stream().anyMatch(indexes::containsKey);
    }

    Optional<CollectionIndex> get(String collection) {
        return Optional.ofNullable(indexes.get(collection));
    }

    Collection<CollectionIndex> all() {
        return indexes.values();
    }

    CosineSample sample(Set<String> collections) {
        return CosineSample.joined(collections.stream()
                .map(name -> samples.getOrDefault(name, CosineSample.NONE))
                .toList());
    }

    SameNames sameNames() {
        return sameNames;
    }

    synchronized boolean isWorking() {
        return !pending.isEmpty();
    }

    synchronized void keepOnly(Set<String> collections) {
        indexes.keySet().retainAll(collections);
        samples.keySet().retainAll(collections);
    }

    /// Begins what is left to do until the collections are of that state.
    ///
    /// @return ends when it is done; at once where there is nothing to do
    synchronized CompletableFuture<Void> update(Set<String> collections, State now) {
        var behind = collections.stream().filter(name -> isBehind(name, now)).toList();
        var idle = behind.stream().filter(name -> !pending.containsKey(name)).toList();
        if (!idle.isEmpty()) {
            var known = idle.stream().filter(indexes::containsKey).toList();
            begin(known, changes, () -> applyChanges(known, now));
            idle.stream()
                    .filter(name -> !indexes.containsKey(name))
                    .forEach(name -> begin(List.of(name), builds, () -> load(name, now)));
        }
        return CompletableFuture.allOf(behind.stream().map(pending::get).toArray(CompletableFuture[]::new));
    }

    private boolean isBehind(String collection, State now) {
        var index = indexes.get(collection);
        return index == null || index.version() < now.version();
    }

    private void begin(List<String> collections, ExecutorService thread, Runnable work) {
        if (collections.isEmpty()) {
            return;
        }
        var done = new CompletableFuture<Void>();
        collections.forEach(name -> pending.put(name, done));
        thread.execute(() -> {
            try {
                work.run();
                settle(collections);
                done.complete(null);
            } catch (RuntimeException | OutOfMemoryError e) {
                settle(collections);
                done.completeExceptionally(e);
            }
        });
    }

    private synchronized void settle(List<String> collections) {
        collections.forEach(pending::remove);
    }

    private void applyChanges(List<String> collections, State now) {
        readNames(now);
        var since = new HashMap<String, Long>();
        collections.forEach(name -> since.put(name, indexes.get(name).version()));
        var changed = source.changes(since);
        for (var name : collections) {
            var documents = changed.getOrDefault(name, List.of());
            swap(name, changed(name, indexes.get(name), documents, now));
            if (!documents.isEmpty()) {
                builds.execute(() -> merge(name, now));
            }
        }
    }

    /// From its files, and what changed since; from the store where there are none.
    private void load(String name, State now) {
        readNames(now);
        var kept = files.flatMap(f -> f.load(now.store(), name)).filter(index -> index.version() <= now.version());
        if (kept.isPresent()) {
            var changed = source.changes(Map.of(name, kept.get().version())).getOrDefault(name, List.of());
            swap(name, changed(name, kept.get(), changed, now));
            return;
        }
        long start = System.nanoTime();
        var loaded = CollectionIndex.load(source, name);
        swap(name, loaded);
        keep(name, now);
        LOG.debugf("walk index of '%s' read in %d ms", name, (System.nanoTime() - start) / 1_000_000);
    }

    /// A small collection is read anew at each change, so that its index is that of its documents and no trace of
    /// what it was, or of the order in which it came, is in a score. So is one of which more came than there was:
    /// as many small segments as that takes would each look into all others.
    private CollectionIndex changed(String name, CollectionIndex index, List<String> documents, State now) {
        boolean anew = index.passages() <= READ_ANEW || documents.size() > index.passages();
        return anew && !documents.isEmpty()
                ? CollectionIndex.load(source, name)
                : index.with(source, documents, now.version());
    }

    private void merge(String name, State now) {
        try {
            var index = indexes.get(name);
            var some = index == null ? Optional.<List<WalkIndex.Part>>empty() : index.toMerge();
            while (some.isPresent()) {
                var merged = index.merged(source, some.get());
                index = replace(name, some.get(), merged);
                keep(name, now);
                some = index.toMerge();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Segments of the walk's index of '%s' were not merged: %s", name, e.getMessage());
        }
    }

    private synchronized CollectionIndex replace(String name, List<WalkIndex.Part> some, WalkIndex.Part merged) {
        return indexes.computeIfPresent(name, (key, index) -> index.replaced(some, merged));
    }

    /// Without its files the index is as good until the next start.
    private void keep(String name, State now) {
        var before = indexes.get(name);
        if (files.isEmpty() || before == null || before.passages() == 0) {
            return;
        }
        try {
            var kept = files.get().keep(now.store(), name, before);
            indexes.replace(name, before, kept);
        } catch (UncheckedIOException e) {
            LOG.warnf("The walk's index of '%s' cannot be kept: %s", name, e.getMessage());
        }
    }

    private void swap(String name, CollectionIndex index) {
        if (samples.getOrDefault(name, CosineSample.NONE).vectors().size() < SAMPLE) {
            samples.put(name, new CosineSample(source.sample(name, SAMPLE)));
        }
        indexes.put(name, index);
    }

    private synchronized void readNames(State now) {
        if (namesVersion != now.names()) {
            sameNames = new SameNames(source.sameNames(), source.aliases());
            namesVersion = now.names();
        }
    }
}
