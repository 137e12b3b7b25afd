package io.grapevine.graph.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// A Neo4j of the user's own, 2026.02 or newer.
@ConfigMapping(prefix = "neo4j")
public interface Neo4jConfig {

    /// Its address, such as `bolt://db.example.org:7687`; without it the managed one is used.
    Optional<String> uri();

    /// The user to sign in as.
    @WithDefault("neo4j")
    String username();

    /// That user's password; required where there is an address.
    Optional<String> password();
}
