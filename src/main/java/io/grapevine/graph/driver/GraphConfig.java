package io.grapevine.graph.driver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many connections to Neo4j there are, and how long anything may take there.
@ConfigMapping(prefix = "grapevine.neo4j")
public interface GraphConfig {

    /// `GRAPEVINE_NEO4J_CONNECTIONS`: statements that may run at the same time; without it as many
    /// as requests may be at work (`GRAPEVINE_LIMITS_AT_WORK`).
    @WithDefault("${grapevine.limits.at-work:256}")
    int connections();

    /// `GRAPEVINE_NEO4J_QUEUE_TIMEOUT`: how long a statement waits for a free connection.
    @WithDefault("10s")
    Duration queueTimeout();

    /// `GRAPEVINE_NEO4J_CONNECT_TIMEOUT`: how long one attempt to connect may take.
    @WithDefault("5s")
    Duration connectTimeout();

    /// `GRAPEVINE_NEO4J_READ_TIMEOUT`: how long a statement that only reads may take.
    @WithDefault("10s")
    Duration readTimeout();

    /// `GRAPEVINE_NEO4J_WRITE_TIMEOUT`: how long a transaction that changes something may take.
    @WithDefault("60s")
    Duration writeTimeout();

    /// `GRAPEVINE_NEO4J_BACKGROUND_TIMEOUT`: how long one statement of background work may take, such as loading
    /// the walk's index.
    @WithDefault("10m")
    Duration backgroundTimeout();
}
