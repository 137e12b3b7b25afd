package io.grapevine.llm;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PromptsTest {

    @Test
    void variables_are_filled_in_once() {
        assertThat(Prompts.render("rewrite", Map.of("conversation", "{{question}} $1 \\", "question", "Who?")))
                .isEqualTo("""
                <conversation>
                {{question}} $1 \\
                </conversation>

                <question>
                Who?
                </question>

                The question, standing alone:""");
    }

    @Test
    void a_missing_variable_is_named() {
        assertThatThrownBy(() -> Prompts.render("rewrite", Map.of("question", "Who?")))
                .hasMessage("prompts/rewrite.md needs the variable conversation");
    }

    @Test
    void a_variable_that_is_not_used_is_named() {
        assertThatThrownBy(() -> Prompts.render("chitchat", Map.of("question", "Who?")))
                .hasMessage("prompts/chitchat.md does not use [question]");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Prompts.text("nothing")).hasMessage("there is no prompts/nothing.md");
    }
}
