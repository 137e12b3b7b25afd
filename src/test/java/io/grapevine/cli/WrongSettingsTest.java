package io.grapevine.cli;

import io.grapevine.answer.AnswerConfig;
import io.grapevine.llm.LlmConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WrongSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "grapevine.llm | foo | GRAPEVINE_LLM cannot be 'foo', only one of: anthropic, gemini, mistral, none, ollama, openai",
                "grapevine.llm.max-tokens | many | GRAPEVINE_LLM_MAX_TOKENS cannot be 'many': Expected an integer value, got \"many\"",
                "grapevine.answer.learning | luck | GRAPEVINE_ANSWER_LEARNING cannot be 'luck', only one of: epsilon-greedy, off, thompson, ucb"
            })
    void a_setting_that_cannot_be_is_one_line_with_its_variable_and_what_it_may_be(
            String key, String value, String line) {
        assertThat(WrongSettings.of(refused(Map.of(key, value)))).containsExactly(line);
    }

    @Test
    void every_wrong_setting_is_told_and_it_is_wrong_usage() {
        var err = new ByteArrayOutputStream();
        var started = new RuntimeException(
                "Failed to start quarkus", refused(Map.of("grapevine.llm", "foo", "grapevine.answer.passages", "all")));

        assertThat(ExitCodes.reportCause(started, new PrintStream(err))).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("grapevine: GRAPEVINE_"));
    }

    private static ConfigValidationException refused(Map<String, String> settings) {
        return catchThrowableOfType(
                ConfigValidationException.class,
                () -> new SmallRyeConfigBuilder()
                        .withMapping(LlmConfig.class)
                        .withMapping(AnswerConfig.class)
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withDefaultValues(settings)
                        .build());
    }
}
