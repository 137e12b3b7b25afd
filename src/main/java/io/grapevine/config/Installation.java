package io.grapevine.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where Grapevine is installed, where its data live, and what it logs.
@ConfigMapping(prefix = "grapevine")
public interface Installation {

    /// The folder with `samples/` and the managed Neo4j's program; the launcher names it.
    @WithDefault(".")
    Path install();

    /// The folder of the managed Neo4j's store and of the caches; without it `data/` of the installation.
    Optional<Path> home();

    /// The folder of the public data sets that `eval`, `bench` and `intents` measure with.
    Optional<Path> data();

    Log log();

    Refresh refresh();

    default Path dataFolder() {
        return home().orElseGet(() -> install().resolve("data"));
    }

    /// The managed Neo4j's program: in `lib/` of a distribution, in `target/` of a checkout.
    default Path neo4jProgram() {
        var shipped = install().resolve("lib/neo4j");
        return (Files.isDirectory(shipped) ? shipped : install().resolve("target/neo4j")).toAbsolutePath();
    }

    /// What only benchmarks need; made by the build, not part of a distribution.
    default Path benchLibrary() {
        return install().resolve("target/bench");
    }

    interface Log {

        /// Of Grapevine's own messages: `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`.
        @WithDefault("INFO")
        String level();
    }

    interface Refresh {

        /// How often the service looks whether documents have changed: the walk's index is brought up to date at once,
        /// entities and communities when the documents have rested.
        @WithDefault("10s")
        String every();
    }
}
