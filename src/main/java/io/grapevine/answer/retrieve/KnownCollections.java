package io.grapevine.answer.retrieve;

import io.grapevine.domain.GrapevineException.NotFound;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Refuses questions to collections that do not exist, and to all where there is none. Thread-safe.
public final class KnownCollections {

    private final Supplier<? extends Collection<String>> names;
    private volatile Set<String> seen = Set.of();

    /// @param names asks the store; only where a collection is asked for that was not there the last time, or
    ///              none was there
    public KnownCollections(Supplier<? extends Collection<String>> names) {
        this.names = names;
    }

    /// A collection that may not be read is one that does not exist.
    ///
    /// @param readable the collections that may be read; empty for all
    /// @throws NotFound that lists those that exist
    public void check(Set<String> asked, Optional<Set<String>> readable) {
        var known = among(readable);
        if (!known.isEmpty() && known.containsAll(asked)) {
            return;
        }
        seen = Set.copyOf(names.get());
        known = among(readable);
        if (known.isEmpty()) {
            throw new NotFound("There are no documents to answer from yet. Add some: ./grapevine ingest PATH");
        }
        var unknown = new TreeSet<>(asked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new NotFound("There is no collection " + String.join(", ", unknown) + ". There are: "
                    + String.join(", ", new TreeSet<>(known)) + ".");
        }
    }

    private Set<String> among(Optional<Set<String>> readable) {
        return readable.map(names -> {
                    var both = new HashSet<>(names);
                    both.retainAll(seen);
                    return (Set<String>) both;
                })
                .orElse(seen);
    }
}
