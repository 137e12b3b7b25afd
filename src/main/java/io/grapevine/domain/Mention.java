package io.grapevine.domain;

/// That a passage speaks of an entity.
///
/// @param weight strength of the tie: 1 for a name in the text, less for a common noun, more for the title of
///               the document
public record Mention(Entity entity, double weight) {

    public Mention {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("mention weight must be above 0, was " + weight);
        }
    }
}
