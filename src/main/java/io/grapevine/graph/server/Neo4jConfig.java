package io.grapevine.graph.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// A Neo4j of the user's own: `NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`. Without a URI the managed one is
/// used.
@ConfigMapping(prefix = "neo4j")
public interface Neo4jConfig {

    Optional<String> uri();

    @WithDefault("neo4j")
    String username();

    Optional<String> password();
}
