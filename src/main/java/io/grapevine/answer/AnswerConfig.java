package io.grapevine.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How questions are answered.
@ConfigMapping(prefix = "grapevine.answer")
public interface AnswerConfig {

    /// How many passages an answer is written from.
    @WithDefault("10")
    @Min(1)
    @Max(200)
    int passages();

    /// How many passages an overview is written from where there is a chat model, which reads them part by part.
    /// With 12 or fewer it reads them at once, which is faster and cheaper.
    @WithDefault("60")
    @Min(1)
    int overviewPassages();

    /// How the retrieval mode of a route is learnt from the users' thumbs.
    enum Learning {
        OFF,
        EPSILON_GREEDY,
        UCB,
        THOMPSON
    }

    /// How the retrieval mode of a route is learnt from the users' thumbs; `off` keeps every route at its
    /// measured default.
    @WithDefault("epsilon-greedy")
    Learning learning();

    /// How many entities the subgraph of an answer shows at most.
    @WithDefault("24")
    @Min(0)
    int subgraphEntities();
}
