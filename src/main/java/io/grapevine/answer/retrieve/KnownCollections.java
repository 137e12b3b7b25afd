package io.grapevine.answer.retrieve;

import io.grapevine.domain.GrapevineException.NotFound;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Refuses questions to collections that do not exist. Thread-safe.
public final class KnownCollections {

    private final Supplier<? extends Collection<String>> names;
    private volatile Set<String> seen = Set.of();

    /// @param names asks the store; only where a collection is asked for that was not there the last time
    public KnownCollections(Supplier<? extends Collection<String>> names) {
        this.names = names;
    }

    /// @throws NotFound that lists those that exist
    public void check(Set<String> asked) {
        if (seen.containsAll(asked)) {
            return;
        }
        seen = Set.copyOf(names.get());
        var unknown = new TreeSet<>(asked);
        unknown.removeAll(seen);
        if (!unknown.isEmpty()) {
            throw new NotFound("There is no collection " + String.join(", ", unknown) + ". "
                    + (seen.isEmpty() ? "There is none yet; ingest documents first."
                    : "There are: " + String.join(", ", new TreeSet<>(seen)) + "."));
        }
    }
}
