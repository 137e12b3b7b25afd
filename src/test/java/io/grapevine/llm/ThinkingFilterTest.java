package io.grapevine.llm;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ThinkingFilterTest {

    static List<Arguments> replies() {
        return List.of(
                arguments("plain [1]", "plain [1]"),
                arguments("<think>They want [2].</think>28 days [1].", "28 days [1]."),
                arguments("<think>\na\n\nb < c </thin </think>\n\nThe answer.", "The answer."),
                arguments("  <THINKING>x</THINKING> yes", "yes"),
                arguments("<think></think>NOT_IN_DOCUMENTS", "NOT_IN_DOCUMENTS"),
                arguments("<think>a</think><think>b</think>c", "c"),
                arguments("First line\n<reasoning>hm</reasoning>second", "First line\nsecond"),
                arguments(
                        "The tag <think> starts thinking, </think> ends it.",
                        "The tag <think> starts thinking, </think> ends it."),
                arguments("<thin air", "<thin air"),
                arguments("1 < 2\n<b>bold</b>", "1 < 2\n<b>bold</b>"),
                arguments("<think>never ends", ""),
                arguments("", ""),
                arguments("a\n\n\nb\n", "a\n\n\nb\n"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void thinking_is_left_out_however_the_reply_is_cut_into_pieces(String reply, String shown) {
        for (var size = 1; size <= Math.max(1, reply.length()); size++) {
            var filter = new ThinkingFilter();
            var text = new StringBuilder();
            for (var at = 0; at < reply.length(); at += size) {
                text.append(filter.accept(reply.substring(at, Math.min(reply.length(), at + size))));
            }
            text.append(filter.end());

            assertThat(text).as("pieces of %d", size).hasToString(shown);
        }
    }

    @Test
    void a_line_is_shown_before_it_has_ended() {
        assertThat(new ThinkingFilter().accept("The ans")).isEqualTo("The ans");
    }
}
