package io.grapevine.deploy;

import io.grapevine.answer.AnswerConfig;
import io.grapevine.answer.retrieve.walk.WalkConfig;
import io.grapevine.answer.retrieve.walk.WalkWeights;
import io.grapevine.conversation.ChatConfig;
import io.grapevine.conversation.LimitsConfig;
import io.grapevine.graph.driver.GraphConfig;
import io.grapevine.graph.server.ManagedNeo4jConfig;
import io.grapevine.llm.EmbeddingConfig;
import io.grapevine.llm.LlmConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationReferenceTest {

    private static final String WRITE = "grapevine.docs.write";

    @Test
    void the_page_is_what_the_declarations_say() throws Exception {
        var page = ConfigurationReference.render();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(ConfigurationReference.FILE, page);
        }

        assertThat(ConfigurationReference.FILE)
                .as("stale; write it again: ./mvnw test -Dtest=ConfigurationReferenceTest -D%s=true", WRITE)
                .hasContent(page);
    }

    @ParameterizedTest
    @CsvSource({
        "grapevine.answer.passages, 0",
        "grapevine.answer.overview-passages, 0",
        "grapevine.answer.subgraph-entities, -1",
        "grapevine.chat.max-events, 0",
        "grapevine.chat.heartbeat, 0s",
        "grapevine.chat.messages-per-second, 0",
        "grapevine.limits.at-work, 0",
        "grapevine.limits.waiting, -1",
        "grapevine.llm.concurrency, 0",
        "grapevine.llm.max-tokens, 0",
        "grapevine.llm.price-in, -1",
        "grapevine.llm.retries, -1",
        "grapevine.llm.total-timeout, 0s",
        "grapevine.embedding.dimension, 0",
        "grapevine.embedding.timeout, 0s",
        "grapevine.neo4j.connections, 0",
        "grapevine.neo4j.read-timeout, 0s",
        "grapevine.neo4j.linger, -1s",
        "grapevine.neo4j.heap-mb, 1",
        "grapevine.walk.damping, 1.5",
        "grapevine.walk.dense, 0",
        "grapevine.walk.phrases, -1"
    })
    void a_value_beyond_its_limits_stops_the_start_and_names_its_key(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key + " must be ");
    }

    @Test
    void the_walk_has_the_weights_that_were_measured() {
        var config = config(Map.of());

        assertThat(config.getConfigMapping(WalkConfig.class).weights()).isEqualTo(WalkWeights.DEFAULT);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(AnswerConfig.class)
                .withMapping(ChatConfig.class)
                .withMapping(LimitsConfig.class)
                .withMapping(LlmConfig.class)
                .withMapping(EmbeddingConfig.class)
                .withMapping(GraphConfig.class)
                .withMapping(ManagedNeo4jConfig.class)
                .withMapping(WalkConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .withValidator(new Constraints())
                .build();
    }

    private static final class Constraints implements BeanValidationConfigValidator {

        private static final Validator VALIDATOR =
                Validation.buildDefaultValidatorFactory().getValidator();

        @Override
        public Validator getValidator() {
            return VALIDATOR;
        }
    }
}
