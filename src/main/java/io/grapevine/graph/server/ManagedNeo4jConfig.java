package io.grapevine.graph.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The managed Neo4j: how long it stays after its last user left, and what memory it takes.
@ConfigMapping(prefix = "grapevine.neo4j")
public interface ManagedNeo4jConfig {

    /// How long the server lives on after the last process that used it ended.
    @WithDefault("5m")
    Duration linger();

    /// The longest that a start may take; a server that dies at its start is noticed at once.
    @WithDefault("5m")
    Duration startTimeout();

    @WithDefault("768")
    int heapMb();

    @WithDefault("128")
    int pageCacheMb();
}
