package io.grapevine.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/// How documents are taken in.
@ConfigMapping(prefix = "grapevine.ingest")
public interface IngestConfig {

    /// The largest file that is read, such as `100M`.
    @WithDefault("100M")
    MemorySize maxFileSize();

    /// Most characters of text that are taken out of one file.
    @WithDefault("20000000")
    @Min(1)
    int maxTextLength();

    /// The largest passage, in tokens of the default embedding model.
    @WithDefault("256")
    @Min(16)
    @Max(480)
    int passageTokens();

    /// Weights of the tagger that types names, which `./grapevine tags train` wrote; without it those that come
    /// with Grapevine.
    Optional<Path> tagsWeights();
}
