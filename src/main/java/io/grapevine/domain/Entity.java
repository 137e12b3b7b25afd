package io.grapevine.domain;

/// A thing that the documents speak of.
///
/// @param key  canonical key: the same for every spelling that means the same thing
/// @param name the spelling to show
public record Entity(String key, String name, EntityType type) {

    public Entity {
        Require.text("entity key", key);
        Require.text("entity name", name);
    }
}
