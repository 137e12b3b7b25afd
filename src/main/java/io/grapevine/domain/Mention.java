package io.grapevine.domain;

/// That a passage speaks of an entity.
///
/// @param weight strength of the tie: 1 for a phrase in the text, more for the title of the document
public record Mention(Entity entity, double weight) {

    public Mention {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("mention weight must be above 0, was " + weight);
        }
    }
}
