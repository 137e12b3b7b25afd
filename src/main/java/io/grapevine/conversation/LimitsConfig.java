package io.grapevine.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How much the service takes at once, over all doors.
@ConfigMapping(prefix = "grapevine.limits")
public interface LimitsConfig {

    /// Weight of the work under way at once: a question counts 1, an overview 4, an upload 8.
    @WithDefault("256")
    @Min(1)
    int atWork();

    /// How many may wait for their turn; beyond that a request is refused as `overloaded`.
    @WithDefault("256")
    @Min(0)
    int waiting();

    /// How long one may wait for its turn.
    @WithDefault("PT30S")
    @DurationMin
    Duration patience();
}
