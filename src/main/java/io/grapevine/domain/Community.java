package io.grapevine.domain;

import java.util.List;

/// A cluster of entities that the documents of a collection speak of together, with a summary.
///
/// @param id       derived from collection, level and members, so that the same cluster is the same community
/// @param level    0 for the coarsest
/// @param parent   id of the community of the level above that it is part of; empty at level 0
/// @param title    its most central entities
/// @param summary  what it is about
/// @param entities keys of its members, the most central first
/// @param passages ids of the passages that speak most of it, the most central first
public record Community(
        String id,
        String collection,
        int level,
        String parent,
        String title,
        String summary,
        List<String> entities,
        List<String> passages) {

    public Community {
        Require.text("community id", id);
        Require.text("community collection", collection);
        Require.atLeast("community level", 0, level);
        entities = List.copyOf(entities);
        passages = List.copyOf(passages);
    }
}
