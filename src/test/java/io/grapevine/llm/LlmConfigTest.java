package io.grapevine.llm;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LlmConfigTest {

    @Test
    void the_documented_environment_variables_set_it() {
        var config = read(Map.of(
                "GRAPEVINE_LLM",
                "ollama",
                "GRAPEVINE_LLM_MODEL",
                "qwen3:4b",
                "GRAPEVINE_LLM_BASE_URL",
                "http://localhost:11434",
                "GRAPEVINE_LLM_API_KEY",
                "secret"));

        assertThat(config.provider()).isEqualTo(LlmConfig.Provider.OLLAMA);
        assertThat(config.model()).contains("qwen3:4b");
        assertThat(config.baseUrl()).contains("http://localhost:11434");
        assertThat(config.apiKey()).contains("secret");
    }

    @Test
    void without_any_there_is_no_chat_model() {
        assertThat(read(Map.of()).provider()).isEqualTo(LlmConfig.Provider.NONE);
    }

    private static LlmConfig read(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(LlmConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(LlmConfig.class);
    }
}
