package io.grapevine.llm;

import io.grapevine.language.Language;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/// Which model embeds passages and questions.
@ConfigMapping(prefix = "grapevine.embedding")
public interface EmbeddingConfig {

    /// The model in this process, or a server that speaks OpenAI's or Ollama's protocol.
    @WithParentName
    @WithDefault("onnx")
    Provider provider();

    /// Where the server answers; without it the provider's usual address.
    Optional<String> baseUrl();

    /// The server's name of the model.
    Optional<String> model();

    /// The key of the account.
    Optional<String> apiKey();

    /// How many numbers a vector has; without it the model is asked once.
    @Min(1)
    OptionalInt dimension();

    /// The languages that the model knows, in English, such as `english,german`; without it English for the model
    /// in this process, and every language for a server's. Questions in others are looked for by their words.
    Optional<Set<Language>> languages();

    /// How long a server may take to answer.
    @WithDefault("60s")
    @DurationMin(millis = 1)
    Duration timeout();

    enum Provider {
        ONNX,
        OPENAI,
        OLLAMA
    }
}
