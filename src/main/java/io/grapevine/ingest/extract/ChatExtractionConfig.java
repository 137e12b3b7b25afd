package io.grapevine.ingest.extract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where and how a chat model extracts; `ingest --extract llm` asks for it too.
@ConfigMapping(prefix = "grapevine.extract")
public interface ChatExtractionConfig {

    /// Collections whose documents it reads, whoever ingests them; `*` for all. Such as `handbook,papers`.
    Optional<Set<String>> collections();

    /// Tokens, in and out, that one run may spend.
    @WithDefault("5000000")
    @Min(1)
    long budget();

    /// Tokens that one reply may have.
    @WithDefault("2000")
    @Min(1)
    int maxReplyTokens();

    /// Times that a passage whose reply does not parse is asked again.
    @WithDefault("1")
    @Min(0)
    int repairs();

    /// Entity types to use; the default list where none is given. Such as `PERSON,DRUG`.
    Optional<List<String>> entityTypes();

    /// Relations to use, in words; any where none is given.
    Optional<List<String>> relationTypes();
}
