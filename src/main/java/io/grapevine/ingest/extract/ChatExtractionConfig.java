package io.grapevine.ingest.extract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where and how a chat model extracts; `ingest --extract llm` asks for it too.
@ConfigMapping(prefix = "grapevine.extract")
public interface ChatExtractionConfig {

    /// Collections whose documents it reads, whoever ingests them; `*` for all.
    /// `GRAPEVINE_EXTRACT_COLLECTIONS=handbook,papers`.
    Optional<Set<String>> collections();

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
