package io.grapevine.answer.generate;

import io.grapevine.llm.Prompts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FixedGeneratorTest {

    @ParameterizedTest
    @CsvSource({
        "hi, chitchat",
        "What can you do?, chitchat",
        "'Thanks, that helped!', chitchat-thanks",
        "Vielen Dank, chitchat-thanks",
        "谢谢, chitchat-thanks",
        "Goodbye then, chitchat-farewell",
    })
    void small_talk_is_answered_by_its_kind(String said, String text) {
        assertThat(FixedGenerator.text(said)).isEqualTo(Prompts.text(text));
    }
}
