package io.grapevine.graph.index;

import io.grapevine.domain.EntityType;
import java.util.List;

/// A passage with all that the walk's index takes of it.
///
/// @param text in which titles of other documents are looked for
public record PassageRow(
        String id,
        String documentId,
        String title,
        String text,
        List<MentionRow> mentions,
        List<RelationRow> relations) {

    /// @param key of the entity that it is stored with
    public record MentionRow(String key, String name, EntityType type, float weight) {}

    /// A relation that was read in the passage, between keys of entities.
    public record RelationRow(String subject, String object, float weight) {}
}
