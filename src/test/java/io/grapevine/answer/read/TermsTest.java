package io.grapevine.answer.read;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is the head of IT?           | head,IT",
                "Is it late?                      | late",
                "Who hid it? It was hidden.        | hide",
                "The children wrote letters        | child,write,letter",
                "The prices of 1,890.5 m          | price,1890.5,m",
                "Überprüfung                      | uberprufung",
                "黑豹队                            | 黑豹,豹队",
                "красной площади, красная площадь   | красн,площад",
                "самый короткий                    | сам,коротк",
                "الكتاب كتاب                       | كتاب",
            })
    void content_words_are_kept_as_stems(String text, String expected) {
        assertThat(String.join(",", Terms.of(text)).replace("1,890.5", "1890.5"))
                .isEqualTo(expected);
    }

    @Test
    void a_pasted_row_of_thousands_of_numbers_is_one_long_word() {
        var row = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(Terms.of(row)).hasSize(1);
        assertThat(Terms.of("1.".repeat(20_000))).hasSize(1);
    }
}
