package io.grapevine.graph.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMin;

/// The managed Neo4j: how long it stays after its last user left, and what memory it takes.
@ConfigMapping(prefix = "grapevine.neo4j")
public interface ManagedNeo4jConfig {

    /// How long the server lives on after the last process that used it ended.
    @WithDefault("5m")
    @DurationMin
    Duration linger();

    /// The longest that a start may take; a server that dies at its start is noticed at once.
    @WithDefault("5m")
    @DurationMin(millis = 1)
    Duration startTimeout();

    /// Heap in MB; without it a tenth of the machine's memory, 768 to 4,096.
    @Min(64)
    OptionalInt heapMb();

    /// Page cache in MB; without it a twentieth of the machine's memory, 128 to 8,192.
    @Min(1)
    OptionalInt pageCacheMb();
}
