package io.grapevine.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much the service takes at once, over all doors.
@ConfigMapping(prefix = "grapevine.limits")
public interface LimitsConfig {

    /// Weight of the work under way at once: a question counts 1, an overview 4, an upload 8.
    @WithDefault("256")
    int atWork();

    /// How many may wait for their turn; beyond that a request is refused as `overloaded`.
    @WithDefault("256")
    int waiting();

    /// How long one may wait for its turn.
    @WithDefault("PT30S")
    Duration patience();
}
