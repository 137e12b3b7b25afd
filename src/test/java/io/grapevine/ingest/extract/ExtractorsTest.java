package io.grapevine.ingest.extract;

import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.TestChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExtractorsTest {

    private static final String PHRASES = new PhraseExtraction(new PhraseExtractor()).version();
    private static final Map<String, String> CHAT =
            Map.of("grapevine.llm", "openai", "grapevine.llm.model", "m", "grapevine.llm.api-key", "k");

    @Test
    void a_chat_model_reads_the_collections_that_are_named_and_no_other() {
        var extractors = extractors("papers,notes", CHAT);

        assertThat(extractors.apply("papers").version()).startsWith(PHRASES).contains("chat:");
        assertThat(extractors.apply("notes").version()).contains("chat:");
        assertThat(extractors.apply("default").version()).isEqualTo(PHRASES);
    }

    @Test
    void a_star_names_all() {
        assertThat(extractors("*", CHAT).isReadWithChat("default")).isTrue();
        assertThat(extractors("", CHAT).isReadWithChat("default")).isFalse();
    }

    @Test
    void without_a_chat_model_a_named_collection_is_refused_with_what_to_set() {
        var extractors = extractors("papers", Map.of());

        assertThatThrownBy(() -> extractors.apply("papers"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("GRAPEVINE_LLM");
        assertThat(extractors.apply("default").version()).isEqualTo(PHRASES);
    }

    private static Extractors extractors(String collections, Map<String, String> llm) {
        var config = config(ChatExtractionConfig.class, Map.of("grapevine.extract.collections", collections));
        var chat = new ChatExtractors(
                TestChat.models(llm, new SimpleMeterRegistry()),
                config,
                config(Installation.class, Map.of("grapevine.home", "target/extractors-test")));
        return new Extractors(new PhraseExtraction(new PhraseExtractor()), chat, config);
    }

    private static <C> C config(Class<C> type, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(type)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(type);
    }
}
