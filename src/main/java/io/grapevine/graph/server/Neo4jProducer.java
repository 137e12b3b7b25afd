package io.grapevine.graph.server;

import io.grapevine.config.Installation;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/// Chooses the Neo4j by configuration: the user's where `NEO4J_URI` is set, the managed one elsewhere.
final class Neo4jProducer {

    @Produces
    @Singleton
    Neo4jSource source(Neo4jConfig user, ManagedNeo4j managed) {
        return user.uri().isPresent() ? UserNeo4j.of(user) : managed;
    }

    /// Its home is `GRAPEVINE_HOME/neo4j`, or `data/neo4j` of the folder that Grapevine is installed in.
    @Produces
    @Singleton
    @Typed(ManagedNeo4j.class) // not a second Neo4jSource
    ManagedNeo4j managed(ManagedNeo4jConfig config, Installation installation) {
        return new ManagedNeo4j(new ManagedNeo4j.Settings(
                installation.dataFolder().resolve("neo4j"),
                installation.neo4jProgram(),
                config.linger(),
                config.startTimeout(),
                config.heapMb().orElseGet(MachineMemory::heapMb),
                config.pageCacheMb().orElseGet(MachineMemory::pageCacheMb)));
    }
}
