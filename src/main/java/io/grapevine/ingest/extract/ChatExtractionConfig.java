package io.grapevine.ingest.extract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// How a chat model extracts, where `ingest --extract llm` asks for it.
@ConfigMapping(prefix = "grapevine.extract")
public interface ChatExtractionConfig {

    /// Tokens, in and out, that one run may spend. `GRAPEVINE_EXTRACT_BUDGET`.
    @WithDefault("5000000")
    long budget();

    /// Tokens that one reply may have.
    @WithDefault("2000")
    int maxReplyTokens();

    /// Times that a passage whose reply does not parse is asked again.
    @WithDefault("1")
    int repairs();

    /// Entity types to use; the default list where none is given. `GRAPEVINE_EXTRACT_ENTITY_TYPES=PERSON,DRUG`.
    Optional<List<String>> entityTypes();

    /// Relations to use, in words; any where none is given.
    Optional<List<String>> relationTypes();
}
