package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.index.IndexReader;
import io.grapevine.graph.index.IndexSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// The walk's index of each collection, kept up to date with the documents. Thread-safe.
///
/// A question compares the version of each collection that it is asked of with the graph's. Where documents
/// changed, those are read in the background: the question waits a moment for it and after that goes on with what
/// there is, which says that it is outdated. A collection that was never asked of is mapped from its files, or
/// read whole; the first question waits longer for that. A question sees each collection at one version.
@Singleton
public final class WalkIndexes {

    private static final Logger LOG = Logger.getLogger(WalkIndexes.class);
    /// A conversation asks of the same documents again.
    private static final int SUBSETS_KEPT = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// A command that answers one question reads the collection for it; some 50,000 passages are read in that time.
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);

    private final IndexSource source;
    private final WalkWeights weights;
    private final Duration patience;
    private final Duration firstPatience;
    private final CollectionIndexes indexes;
    private final Map<Subset, WalkIndex> subsets = new LinkedHashMap<>(16, 0.75f, true);

    private record Subset(List<Part> parts, Set<String> documents) {}

    /// An index.
    ///
    /// @param sample   of the passages' vectors
    /// @param outdated whether the documents have changed since it was made
    public record Loaded(WalkIndex index, CosineSample sample, boolean outdated) {}

    @Inject
    public WalkIndexes(IndexReader reader, WalkConfig config, Installation installation) {
        this(
                reader,
                config.weights(),
                PATIENCE,
                FIRST_PATIENCE,
                Optional.of(new SegmentFiles(installation.dataFolder().resolve("walk"))));
    }

    /// Without files.
    ///
    /// @param patience how long a question waits for what changed
    public WalkIndexes(IndexSource source, WalkWeights weights, Duration patience) {
        this(source, weights, patience, FIRST_PATIENCE, Optional.empty());
    }

    WalkIndexes(
            IndexSource source,
            WalkWeights weights,
            Duration patience,
            Duration firstPatience,
            Optional<SegmentFiles> files) {
        this.source = source;
        this.weights = weights;
        this.patience = patience;
        this.firstPatience = firstPatience;
        this.indexes = new CollectionIndexes(source, files);
    }

    /// The index of a scope; empty where none of its collections was read in time. One that is still to be read makes
    /// it outdated.
    ///
    /// @param collections the scope; none means every collection
    /// @throws GrapevineException.Unavailable where the store does not answer
    /// @throws CancellationException          where the thread is interrupted
    public Optional<Loaded> of(Set<String> collections) {
        var now = source.state();
        var scope = collections.isEmpty() ? source.collections() : collections;
        awaitUpdates(scope, now);
        if (!indexes.hasAny(scope)) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        boolean outdated = false;
        for (var collection : scope.stream().sorted().toList()) {
            var index = indexes.get(collection);
            index.ifPresent(there -> parts.addAll(there.parts()));
            outdated |= index.isEmpty() || index.get().version() < now.version();
        }
        return Optional.of(
                new Loaded(new WalkIndex(parts, indexes.sameNames(), weights), indexes.sample(scope), outdated));
    }

    /// The part of an index that some documents make, or the index itself where there is no choice. The parts
    /// that were asked for last are kept.
    public WalkIndex within(WalkIndex index, Optional<Set<String>> documents) {
        return documents.map(chosen -> subset(index, chosen)).orElse(index);
    }

    private WalkIndex subset(WalkIndex index, Set<String> documents) {
        var subset = new Subset(index.parts(), documents);
        synchronized (subsets) {
            var kept = subsets.get(subset);
            if (kept != null) {
                return kept;
            }
        }
        var made = WalkSubset.of(index, documents.stream().sorted().toList());
        synchronized (subsets) {
            subsets.put(subset, made);
            if (subsets.size() > SUBSETS_KEPT) {
                subsets.remove(subsets.keySet().iterator().next());
            }
        }
        return made;
    }

    /// Begins to bring every collection up to date, and forgets those that are gone.
    void refresh() {
        var collections = source.collections();
        indexes.keepOnly(collections);
        var _ = indexes.update(collections, source.state()); // a question that needs it waits for it
    }

    /// What operators see of it.
    ///
    /// @param bytes   in memory outside the heap and in mapped files
    /// @param version of the graph that every collection's index is of at least; empty before the first one
    /// @param loading whether one is read now
    public record State(int collections, long bytes, OptionalLong version, boolean loading) {}

    public State state() {
        var all = indexes.all();
        return new State(
                all.size(),
                bytes(),
                all.stream().mapToLong(CollectionIndex::version).min(),
                indexes.isWorking());
    }

    /// Bytes of the segments, in memory outside the heap and in mapped files.
    long bytes() {
        return indexes.all().stream()
                .flatMap(index -> index.parts().stream())
                .mapToLong(part -> part.segment().bytes())
                .sum();
    }

    /// Waits until the collections are of that state, and no longer than a question waits.
    private void awaitUpdates(Set<String> scope, IndexSource.State now) {
        var patience = indexes.hasAny(scope) ? this.patience : firstPatience;
        long deadline = System.nanoTime() + patience.toNanos();
        var pending = indexes.update(scope, now);
        while (pending.state() != Future.State.SUCCESS) {
            try {
                pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                pending = indexes.update(scope, now);
            } catch (TimeoutException e) {
                return;
            } catch (ExecutionException e) {
                if (!indexes.hasAny(scope)) {
                    throw failure(e.getCause());
                }
                LOG.warnf("The documents changed and were not read; answering from those of before: %s", e.getCause());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for the walk's index");
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof GrapevineException known
                ? known
                : new IllegalStateException("The walk's index could not be loaded", cause);
    }
}
