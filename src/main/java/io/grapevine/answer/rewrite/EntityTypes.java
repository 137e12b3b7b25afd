package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import java.util.Map;
import java.util.Set;

/// What the collections know of names. Implementations are safe for many threads.
@FunctionalInterface
public interface EntityTypes {

    /// Knows no name.
    EntityTypes NONE = (keys, collections) -> Map.of();

    /// The types of those entities that passages of the collections mention.
    ///
    /// @param keys        canonical keys
    /// @param collections none means all
    Map<String, EntityType> of(Set<String> keys, Set<String> collections);
}
