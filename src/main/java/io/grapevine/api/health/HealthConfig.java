package io.grapevine.api.health;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// When the service is ready.
@ConfigMapping(prefix = "grapevine.health")
public interface HealthConfig {

    /// `GRAPEVINE_HEALTH_FREE_DISK`: with less of the disk left the service is not ready, such as `200M`.
    @WithDefault("200M")
    MemorySize freeDisk();
}
