package io.grapevine.llm;

import io.grapevine.language.Language;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which model embeds passages and questions, such as `GRAPEVINE_EMBEDDING=ollama`.
@ConfigMapping(prefix = "grapevine.embedding")
public interface EmbeddingConfig {

    /// `GRAPEVINE_EMBEDDING`: the model in this process, or a server that speaks OpenAI's or Ollama's protocol.
    @WithParentName
    @WithDefault("onnx")
    Provider provider();

    /// `GRAPEVINE_EMBEDDING_BASE_URL`: where the server answers; without it the provider's usual address.
    Optional<String> baseUrl();

    /// `GRAPEVINE_EMBEDDING_MODEL`: the server's name of the model.
    Optional<String> model();

    /// `GRAPEVINE_EMBEDDING_API_KEY`.
    Optional<String> apiKey();

    /// `GRAPEVINE_EMBEDDING_DIMENSION`: how many numbers a vector has; without it the model is asked once.
    OptionalInt dimension();

    /// `GRAPEVINE_EMBEDDING_LANGUAGES`: the languages that the model knows, in English, such as
    /// `english,german`;
    /// without it English for the model in this process, and every language for a server's. Questions in others
    /// are
    /// looked for by their words.
    Optional<Set<Language>> languages();

    /// `GRAPEVINE_EMBEDDING_TIMEOUT`: how long a server may take to answer.
    @WithDefault("60s")
    Duration timeout();

    enum Provider {
        ONNX,
        OPENAI,
        OLLAMA
    }
}
