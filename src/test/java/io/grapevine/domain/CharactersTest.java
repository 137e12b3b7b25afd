package io.grapevine.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CharactersTest {

    @Test
    void what_is_not_seen_in_print_is_left_out() {
        assertThat(Characters.printed("Wert\u00ADpapier\u00ADindex")).isEqualTo("Wertpapierindex");
        assertThat(Characters.printed("ERR\u200B-4031 means over\uFB02ow")).isEqualTo("ERR-4031 means overflow");
        assertThat(Characters.printed("inter\u2060national\uFEFF o\uFB03ce")).isEqualTo("international office");
        assertThat(Characters.printed("a\u0000b\u0007c \u202Ax\u202C")).isEqualTo("abc x");
        assertThat(Characters.printed("half \uD83D pair, \uDE00")).isEqualTo("half  pair, ");
        assertThat(Characters.printed("Gru\u0308n")).isEqualTo("Grün");
        assertThat(Characters.printed("hidden \uDB40\uDC41\uDB40\uDC42 order")).isEqualTo("hidden  order");
    }

    @Test
    void what_is_seen_or_joins_stays() {
        for (var text : new String[] {
            "a\tb\nc",
            "10\u00A0000 €",
            "x² ① ＡＢ",
            "می\u200Cخواهم",
            "क्\u200Dष",
            "👨\u200D👩\u200D👧 ❤\uFE0F",
            "Grüße 王小明"
        }) {
            assertThat(Characters.printed(text)).isEqualTo(text);
        }
    }

    @Test
    void compatibility_forms_are_plain_for_search() {
        assertThat(Characters.searchable("ＡＢ１２ x² ①")).isEqualTo("AB12 x2 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u00AD", "\u200B \u2060", "\uD83D", "\u0000", "\uFEFF", "\u0301"})
    void a_question_of_nothing_that_is_seen_is_bad_input(String text) {
        assertThatThrownBy(() -> Question.of(text)).isInstanceOf(GrapevineException.BadInput.class);
    }

    @Test
    void a_question_with_half_a_pair_is_asked_without_it() {
        assertThat(Question.of("What is \uD83D this?").text()).isEqualTo("What is  this?");
        assertThat(Question.of("over\uFB02ow\u200B?").text()).isEqualTo("overflow?");
    }
}
