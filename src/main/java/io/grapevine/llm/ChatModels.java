package io.grapevine.llm;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.grapevine.domain.GrapevineException.Misconfigured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The chat model that the configuration names, if it names one.
@Singleton
public class ChatModels {

    private final Optional<ChatClient> client;

    /// @throws Misconfigured where the configuration cannot work, naming the key
    @Inject
    public ChatModels(LlmConfig config, Spending spending) {
        check(config);
        client = switch (config.provider()) {
            case NONE -> Optional.empty();
            default -> Optional.of(new ChatClient(name(config), modelOf(config), config, spending));
        };
    }

    /// Empty where answers are to be extractive.
    public Optional<ChatClient> client() {
        return client;
    }

    private static void check(LlmConfig config) {
        config.baseUrl().ifPresent(ChatModels::checkUrl);
        if (config.dailyBudget().isPresent() && config.priceIn() == 0 && config.priceOut() == 0) {
            throw new Misconfigured("grapevine.llm.daily-budget needs prices: set GRAPEVINE_LLM_PRICE_IN and "
                    + "GRAPEVINE_LLM_PRICE_OUT to the cost of a million tokens.");
        }
    }

    private static void checkUrl(String url) {
        try {
            var uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "grapevine.llm.base-url is not an address: '" + url + "' (" + e.getMessage() + ")", e);
        }
        throw new Misconfigured("grapevine.llm.base-url must be an http or https address such as "
                + "http://localhost:8000/v1, was '" + url + "'");
    }

    private static String name(LlmConfig config) {
        return config.provider().name().toLowerCase(Locale.ROOT) + " " + model(config);
    }

    private static String model(LlmConfig config) {
        return config.model()
                .orElseThrow(() -> new Misconfigured(
                        "grapevine.llm.model is not set. Name the chat model with GRAPEVINE_LLM_MODEL."));
    }

    private static String key(LlmConfig config) {
        return config.apiKey()
                .orElseThrow(() -> new Misconfigured(
                        "grapevine.llm.api-key is not set. Give the key of your account in GRAPEVINE_LLM_API_KEY."));
    }

    private static StreamingChatModel modelOf(LlmConfig config) {
        return switch (config.provider()) {
            case NONE -> throw new IllegalArgumentException("no provider");
            case OPENAI -> openAi(config);
            case OLLAMA -> ollama(config);
            case ANTHROPIC -> anthropic(config);
            case GEMINI -> gemini(config);
            case MISTRAL -> mistral(config);
        };
    }

    /// Any server of the protocol. Its own newest models take `max_completion_tokens` only, many others
    /// `max_tokens` only.
    private static StreamingChatModel openAi(LlmConfig config) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new ChatHttp(config.connectTimeout()))
                .modelName(model(config))
                .timeout(config.firstTokenTimeout())
                .returnThinking(true);
        config.temperature().ifPresent(builder::temperature);
        if (config.baseUrl().isEmpty()) {
            return builder.apiKey(key(config))
                    .maxCompletionTokens(config.maxTokens())
                    .build();
        }
        config.apiKey().ifPresent(builder::apiKey);
        return builder.baseUrl(config.baseUrl().get())
                .maxTokens(config.maxTokens())
                .build();
    }

    /// The key is for a server behind a proxy that wants one.
    private static StreamingChatModel ollama(LlmConfig config) {
        var builder = OllamaStreamingChatModel.builder()
                .httpClientBuilder(new ChatHttp(config.connectTimeout()))
                .modelName(model(config))
                .baseUrl(config.baseUrl().orElse("http://localhost:11434"))
                .timeout(config.firstTokenTimeout())
                .numPredict(config.maxTokens())
                .numCtx(config.contextTokens())
                .returnThinking(true);
        config.apiKey().ifPresent(key -> builder.customHeaders(Map.of("Authorization", "Bearer " + key)));
        config.temperature().ifPresent(builder::temperature);
        return builder.build();
    }

    private static StreamingChatModel anthropic(LlmConfig config) {
        var builder = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(new ChatHttp(config.connectTimeout()))
                .modelName(model(config))
                .apiKey(key(config))
                .maxTokens(config.maxTokens())
                .timeout(config.firstTokenTimeout());
        config.baseUrl().ifPresent(builder::baseUrl);
        config.temperature().ifPresent(builder::temperature);
        return builder.build();
    }

    private static StreamingChatModel gemini(LlmConfig config) {
        var builder = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(new ChatHttp(config.connectTimeout()))
                .modelName(model(config))
                .apiKey(key(config))
                .maxOutputTokens(config.maxTokens())
                .timeout(config.firstTokenTimeout());
        config.baseUrl().ifPresent(builder::baseUrl);
        config.temperature().ifPresent(builder::temperature);
        return builder.build();
    }

    private static StreamingChatModel mistral(LlmConfig config) {
        var builder = MistralAiStreamingChatModel.builder()
                .httpClientBuilder(new ChatHttp(config.connectTimeout()))
                .modelName(model(config))
                .apiKey(key(config))
                .maxTokens(config.maxTokens())
                .timeout(config.firstTokenTimeout())
                .returnThinking(true);
        config.baseUrl().ifPresent(builder::baseUrl);
        config.temperature().ifPresent(builder::temperature);
        return builder.build();
    }
}
