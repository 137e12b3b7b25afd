package io.grapevine.llm;

import io.grapevine.language.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/// The languages whose texts the embedding model was trained on: what it says of others is little better than
/// chance (recall of Chinese questions among the first five: 43%, by full text 99%).
@Singleton
public final class EmbeddedLanguages {

    private final Set<Language> known;

    @Inject
    public EmbeddedLanguages(EmbeddingConfig config) {
        this(config.languages()
                .orElse(
                        config.provider() == EmbeddingConfig.Provider.ONNX
                                ? EnumSet.of(Language.ENGLISH)
                                : EnumSet.allOf(Language.class)));
    }

    public EmbeddedLanguages(Set<Language> known) {
        this.known = Set.copyOf(known);
    }

    public boolean known(Language language) {
        return known.contains(language);
    }
}
