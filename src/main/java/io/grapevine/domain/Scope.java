package io.grapevine.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a question is asked of. Every way of finding things keeps to it from its first step on: nothing outside
/// changes what is found, or a score, or a count.
///
/// @param collections none means every collection
/// @param documents   ids of the only documents that count; empty where all of the collections do
public record Scope(Set<String> collections, Optional<Set<String>> documents) {

    public static final Scope EVERYTHING = new Scope(Set.of(), Optional.empty());

    /// No collection has an empty name, so that nothing is found, whichever of the two fields is looked at.
    public static final Scope NOTHING = new Scope(Set.of(""), Optional.of(Set.of()));

    public Scope {
        collections = Set.copyOf(collections);
        documents = documents.map(Set::copyOf);
    }

    /// Whole collections; none means all.
    public static Scope of(Set<String> collections) {
        return new Scope(collections, Optional.empty());
    }

    /// What of the asked collections may be read: the one place where rights become a scope.
    ///
    /// @param asked    none means all that may be read
    /// @param readable empty where all may be read
    public static Scope of(Set<String> asked, Optional<Set<String>> readable) {
        if (readable.isEmpty()) {
            return of(asked);
        }
        var both = new HashSet<>(readable.get());
        if (!asked.isEmpty()) {
            both.retainAll(asked);
        }
        return both.isEmpty() ? NOTHING : of(both);
    }

    /// Some documents of the collections.
    public static Scope of(Set<String> collections, Set<String> documents) {
        return new Scope(collections, Optional.of(documents));
    }
}
