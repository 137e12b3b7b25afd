package io.grapevine.graph.driver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How many connections to Neo4j there are, and how long anything may take there.
@ConfigMapping(prefix = "grapevine.neo4j")
public interface GraphConfig {

    /// Statements that may run at the same time; without it as many as requests may be at work.
    @WithDefault("${grapevine.limits.at-work:256}")
    @Min(1)
    int connections();

    /// How long a statement waits for a free connection.
    @WithDefault("10s")
    @DurationMin(millis = 1)
    Duration queueTimeout();

    /// How long one attempt to connect may take.
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /// How long a statement that only reads may take.
    @WithDefault("10s")
    @DurationMin(millis = 1)
    Duration readTimeout();

    /// How long a transaction that changes something may take.
    @WithDefault("60s")
    @DurationMin(millis = 1)
    Duration writeTimeout();

    /// How long one statement of background work may take, such as loading the walk's index.
    @WithDefault("10m")
    @DurationMin(millis = 1)
    Duration backgroundTimeout();
}
