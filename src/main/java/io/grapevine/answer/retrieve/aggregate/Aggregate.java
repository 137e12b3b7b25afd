package io.grapevine.answer.retrieve.aggregate;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import java.util.Optional;

/// What a question wants computed over the whole graph.
sealed interface Aggregate {

    /// Which documents mention something, and how many.
    record DocumentsMentioning(Entity entity) implements Aggregate {}

    /// How much there is.
    record Size() implements Aggregate {}

    /// Entities by how many documents mention them.
    ///
    /// @param together only those that stand in a passage with this one
    record Mentioned(Optional<EntityType> type, Optional<Entity> together, int limit) implements Aggregate {}

    /// Entities by how many others they are related to.
    record Connected(Optional<EntityType> type, int limit) implements Aggregate {}
}
