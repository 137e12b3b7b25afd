package io.grapevine.llm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// Which chat model writes the answers, and what it may take.
@ConfigMapping(prefix = "grapevine.llm")
public interface LlmConfig {

    /// Whose protocol is spoken.
    enum Provider {
        NONE,
        OPENAI,
        OLLAMA,
        ANTHROPIC,
        GEMINI,
        MISTRAL
    }

    /// Whose protocol the chat model speaks; with `none` answers are extractive.
    @WithParentName
    @WithDefault("none")
    Provider provider();

    /// Address of the server with what stands before the protocol's own paths, such as
    /// `http://localhost:8000/v1`
    /// (`/v1beta` for Gemini, nothing for Ollama); each provider's own where it is not set.
    Optional<String> baseUrl();

    /// The chat model's name as its provider spells it.
    Optional<String> model();

    /// The key of the account.
    Optional<String> apiKey();

    /// How freely it writes; empty leaves it to the provider, which some models insist on.
    @WithDefault("0")
    Optional<Double> temperature();

    /// The longest answer, in the chat model's tokens.
    @WithDefault("1024")
    @Min(1)
    int maxTokens();

    /// Context window that is asked of Ollama, whose own default cuts prompts off, in tokens.
    @WithDefault("8192")
    @Min(1)
    int contextTokens();

    /// How long one attempt to connect may take.
    @WithDefault("10s")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /// How long until the first token, or the first sign of thinking; a local model may have to be loaded first.
    @WithDefault("60s")
    @DurationMin(millis = 1)
    Duration firstTokenTimeout();

    /// How long between two tokens.
    @WithDefault("20s")
    @DurationMin(millis = 1)
    Duration idleTimeout();

    /// How long one answer may take in all.
    @WithDefault("3m")
    @DurationMin(millis = 1)
    Duration totalTimeout();

    /// Whether requests for JSON carry its schema; without this set, all providers but Anthropic are sent one.
    Optional<Boolean> jsonSchema();

    /// How often a call is tried again after 429, 5xx or a broken connection, before the first token.
    @WithDefault("2")
    @Min(0)
    int retries();

    /// Wait before the first retry; it doubles with each.
    @WithDefault("500ms")
    @DurationMin
    Duration retryDelay();

    /// Calls at the same time.
    @WithDefault("8")
    @Min(1)
    int concurrency();

    /// How long a call waits for its turn.
    @WithDefault("10s")
    @DurationMin
    Duration queueTimeout();

    /// Price of a million input tokens, in the currency of the budget.
    @WithDefault("0")
    @PositiveOrZero
    double priceIn();

    /// Price of a million output tokens.
    @WithDefault("0")
    @PositiveOrZero
    double priceOut();

    /// What a day (UTC) may cost; behind it answers are extractive.
    Optional<Double> dailyBudget();
}
