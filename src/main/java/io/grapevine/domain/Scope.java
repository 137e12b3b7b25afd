package io.grapevine.domain;

import java.util.Optional;
import java.util.Set;

/// What a question is asked of. Every way of finding things keeps to it from its first step on: nothing outside
/// changes what is found, or a score, or a count.
///
/// @param collections none means every collection
/// @param documents   ids of the only documents that count; empty where all of the collections do
public record Scope(Set<String> collections, Optional<Set<String>> documents) {

    public static final Scope EVERYTHING = new Scope(Set.of(), Optional.empty());

    public Scope {
        collections = Set.copyOf(collections);
        documents = documents.map(Set::copyOf);
    }

    /// Whole collections; none means all.
    public static Scope of(Set<String> collections) {
        return new Scope(collections, Optional.empty());
    }

    /// Some documents of the collections.
    public static Scope of(Set<String> collections, Set<String> documents) {
        return new Scope(collections, Optional.of(documents));
    }
}
