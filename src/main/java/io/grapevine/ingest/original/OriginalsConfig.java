package io.grapevine.ingest.original;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whether the files that documents came from are kept.
@ConfigMapping(prefix = "grapevine.originals")
public interface OriginalsConfig {

    /// Whether an ingest keeps each file, so that citations open it; without it only texts are kept.
    @WithDefault("true")
    boolean keep();

    /// What all of them together may take, such as `10G`. Beyond it documents are ingested without their
    /// originals.
    @WithDefault("10G")
    MemorySize maxSize();
}
