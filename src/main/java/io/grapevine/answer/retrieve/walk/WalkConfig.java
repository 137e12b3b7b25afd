package io.grapevine.answer.retrieve.walk;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// `grapevine.walk.*`: any of [WalkWeights], to measure what it is worth (`GRAPEVINE_WALK_RELATIONS=0`).
@ConfigMapping(prefix = "grapevine.walk")
public interface WalkConfig {

    OptionalDouble damping();

    OptionalInt iterations();

    OptionalInt dense();

    OptionalDouble sharpness();

    OptionalDouble phrases();

    OptionalDouble mentions();

    OptionalDouble titles();

    OptionalDouble relations();

    OptionalDouble sameAs();

    OptionalDouble namedTitles();

    OptionalDouble lengthPenalty();

    default WalkWeights weights() {
        var d = WalkWeights.DEFAULT;
        return new WalkWeights(
                damping().orElse(d.damping()),
                iterations().orElse(d.iterations()),
                dense().orElse(d.dense()),
                sharpness().orElse(d.sharpness()),
                phrases().orElse(d.phrases()),
                mentions().orElse(d.mentions()),
                titles().orElse(d.titles()),
                relations().orElse(d.relations()),
                sameAs().orElse(d.sameAs()),
                namedTitles().orElse(d.namedTitles()),
                lengthPenalty().orElse(d.lengthPenalty()));
    }
}
