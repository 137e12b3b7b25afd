package io.grapevine.ingest.extract;

import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Passage;
import io.grapevine.llm.ChatModels;
import io.grapevine.llm.Prompts;
import io.grapevine.llm.Untrusted;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/// Makes the extractor that asks the configured chat model, one a run: each has the run's budget and its tally.
@Singleton
public final class ChatExtractors {

    private static final String USUAL_TYPES = "PERSON, PLACE, ORGANISATION, DATE, WORK, OTHER";

    private final ChatModels models;
    private final ChatExtractionConfig config;
    private final ExtractionCache cache;

    @Inject
    public ChatExtractors(ChatModels models, ChatExtractionConfig config, Installation installation) {
        this.models = models;
        this.config = config;
        this.cache = new ExtractionCache(installation.dataFolder().resolve("cache/extraction"));
    }

    /// @throws Misconfigured where no chat model is configured
    public ChatExtractor create() {
        var client = models.client()
                .orElseThrow(() -> new Misconfigured(
                        "Extraction with a chat model needs one: set GRAPEVINE_LLM and GRAPEVINE_LLM_MODEL."));
        return new ChatExtractor(client.inBackground(), this::prompt, config, cache);
    }

    private String prompt(Passage passage) {
        return Prompts.render(
                "extract",
                Map.of(
                        "title",
                        Untrusted.attribute(passage.title()),
                        "text",
                        Untrusted.fenced(passage.text()),
                        "entityTypes",
                        config.entityTypes()
                                .map(types -> String.join(", ", types))
                                .orElse(USUAL_TYPES),
                        "relationTypes",
                        config.relationTypes()
                                .map(types -> String.join(", ", types))
                                .orElse("any that the passage states")));
    }
}
