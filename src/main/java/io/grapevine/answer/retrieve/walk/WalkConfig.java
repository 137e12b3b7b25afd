package io.grapevine.answer.retrieve.walk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/// How strongly each kind of seed and edge draws the walk. Changing one shows what it is worth; the defaults
/// were measured (docs/evaluation.md).
@ConfigMapping(prefix = "grapevine.walk")
public interface WalkConfig {

    /// Share of the mass that walks on at each step.
    @WithDefault("0.9")
    @DecimalMin("0")
    @DecimalMax("1")
    double damping();

    /// Least mass for each edge of a node that still walks on: the smaller, the more exact and the slower is the
    /// walk.
    @WithDefault("3e-5")
    @DecimalMin("1e-9")
    double threshold();

    /// How many of the passages closest to the question are seeds.
    @WithDefault("300")
    @Min(1)
    int dense();

    /// Power of a passage's cosine, scaled to 0 to 1, in its seed.
    @WithDefault("10")
    @PositiveOrZero
    double sharpness();

    /// Mass of the question's phrases; its passages have 1.
    @WithDefault("1")
    @PositiveOrZero
    double phrases();

    /// Factor of the edges between passages and the entities in their text.
    @WithDefault("1")
    @PositiveOrZero
    double mentions();

    /// Factor of the edges between passages and the entity of their title.
    @WithDefault("1")
    @PositiveOrZero
    double titles();

    /// Factor of the edges between entities that a relation ties.
    @WithDefault("0.7")
    @PositiveOrZero
    double relations();

    /// Factor of the edges between entities that may be one.
    @WithDefault("1")
    @PositiveOrZero
    double sameAs();

    /// Weight of the edge between a passage and another document's title that its text names.
    @WithDefault("1")
    @PositiveOrZero
    double namedTitles();

    /// Exponent of the sum of a passage's edges that its mass is divided by.
    @WithDefault("0.25")
    @PositiveOrZero
    double lengthPenalty();

    default WalkWeights weights() {
        return new WalkWeights(
                damping(),
                threshold(),
                dense(),
                sharpness(),
                phrases(),
                mentions(),
                titles(),
                relations(),
                sameAs(),
                namedTitles(),
                lengthPenalty());
    }
}
