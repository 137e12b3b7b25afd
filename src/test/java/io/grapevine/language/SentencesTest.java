package io.grapevine.language;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTest {

    @Test
    void a_full_stop_of_an_abbreviation_or_an_initial_ends_no_sentence() {
        assertThat(
                        split(
                                "Dr. Smith met J. K. Rowling at St. Mary's. They talked. He was the winner (b. 1950) of No. 5."))
                .containsExactly(
                        "Dr. Smith met J. K. Rowling at St. Mary's.",
                        "They talked.",
                        "He was the winner (b. 1950) of No. 5.");
    }

    @Test
    void a_blank_line_ends_a_sentence_and_a_line_break_does_not() {
        assertThat(split("A heading\n\nThe vines were\nplanted in 1950.\n  \nThe end"))
                .containsExactly("A heading", "The vines were\nplanted in 1950.", "The end");
    }

    @Test
    void a_number_may_end_a_sentence() {
        assertThat(split("The housing is of titanium grade 2. The sensor weighs 780 grams. It goes to No. 4 and back."))
                .containsExactly(
                        "The housing is of titanium grade 2.",
                        "The sensor weighs 780 grams.",
                        "It goes to No. 4 and back.");
    }

    @Test
    void nothing_holds_no_sentence() {
        assertThat(Sentences.of(" \n\n ")).isEmpty();
    }

    @Property(tries = 300)
    void the_spans_are_in_order_and_hold_every_character_that_is_not_space(@ForAll String text) {
        int end = 0;
        for (var span : Sentences.of(text)) {
            assertThat(text.substring(end, span.start())).matches(SentencesTest::isBlank);
            assertThat(span.length()).isPositive();
            end = span.end();
        }
        assertThat(text.substring(end)).matches(SentencesTest::isBlank);
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static java.util.List<String> split(String text) {
        return Sentences.of(text).stream().map(span -> span.of(text)).toList();
    }
}
