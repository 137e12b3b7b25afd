package io.grapevine.ingest.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How uploads are worked on that nobody waits for.
@ConfigMapping(prefix = "grapevine.jobs")
public interface JobConfig {

    /// How many jobs the service works on at once; with 0 only `./grapevine worker` processes do.
    @WithDefault("2")
    @Min(0)
    int workers();

    /// How long a job stays with a worker of which nothing is heard, such as one that was killed; then another
    /// takes it over. It is renewed three times in that time, by Neo4j's clock.
    @WithDefault("PT30S")
    @DurationMin(seconds = 3)
    Duration lease();

    /// How often a job is tried before it has failed for good. A file that cannot be read fails the first time.
    @WithDefault("5")
    @Min(1)
    int attempts();

    /// How long jobs that ended are listed; those that failed can be tried again for as long.
    @WithDefault("P30D")
    @DurationMin
    Duration kept();
}
