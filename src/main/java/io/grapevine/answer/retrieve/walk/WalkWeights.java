package io.grapevine.answer.retrieve.walk;

/// How strongly each kind of seed and edge draws the walk. Each default was measured; docs/evaluation.md has the
/// table of what is lost without it.
///
/// @param damping       share of the mass that walks on at each step, 0 to 1
/// @param threshold     least residual for each edge of a node that is pushed on, see [ForwardPush]
/// @param dense         how many of the passages closest to the question are seeds: with all of them, the many
///                      that do not
///                      resemble it would together outweigh the few that do, the more the larger the corpus
/// @param sharpness     power of a passage's cosine, scaled to 0 to 1, in its seed
/// @param phrases       mass of the question's phrases; its passages have 1
/// @param mentions      factor of the edges between passages and the entities in their text
/// @param titles        factor of the edges between passages and the entity of their title
/// @param relations     factor of the edges between entities that a relation ties
/// @param sameAs        factor of the edges between entities that may be one; their weight is the cosine of
///                      their names
/// @param namedTitles   weight of the edge between a passage and another document's title that its text names
/// @param lengthPenalty exponent of the passage's strength (the sum of its edges) that its mass is divided by:
///                      without it passages that mention much win by that alone
public record WalkWeights(
        double damping,
        double threshold,
        int dense,
        double sharpness,
        double phrases,
        double mentions,
        double titles,
        double relations,
        double sameAs,
        double namedTitles,
        double lengthPenalty) {

    /// With it the first five hold 99.5% of what Chinese questions need, with 0.9 99.2%; full text alone 99.4%.
    private static final double BY_WORDS_DAMPING = 0.5;

    public static final WalkWeights DEFAULT = new WalkWeights(0.9, 3e-5, 300, 10, 1, 1, 1, 0.7, 1, 1, 0.25);

    public WalkWeights {
        if (dense < 1) {
            throw new IllegalArgumentException("dense seeds must be at least 1, were " + dense);
        }
        atLeastZero("sharpness", sharpness);
        atLeastZero("phrases", phrases);
        atLeastZero("mentions", mentions);
        atLeastZero("titles", titles);
        atLeastZero("relations", relations);
        atLeastZero("same as", sameAs);
        atLeastZero("named titles", namedTitles);
        atLeastZero("length penalty", lengthPenalty);
    }

    ForwardPush push() {
        return new ForwardPush(damping, threshold);
    }

    /// Where the walk starts at what full text found, which is mostly right by itself, it stays closer to its
    /// start.
    ForwardPush pushByWords() {
        return new ForwardPush(Math.min(damping, BY_WORDS_DAMPING), threshold);
    }

    /// The weight of an edge between a passage and an entity.
    ///
    /// @param stored 1 for a name in the text, less for a common noun, more for the title; below 0 where the text
    ///               names the title of another document
    double ofMention(float stored) {
        return stored < 0 ? namedTitles : stored * (stored > 1 ? titles : mentions);
    }

    private static void atLeastZero(String field, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("walk weight " + field + " must be at least 0, was " + value);
        }
    }
}
