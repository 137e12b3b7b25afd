package io.grapevine.lab.table;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            $ 1,452.40;     It was 1452.4 million.;   true
            Castle of Oak;  the castle OF oak, 1990;  true
            Castle of Oak;  castle, of an oak;        false
            12;             112;                      false
            """)
    void compares_words_in_their_order_and_numbers_by_value(String value, String statement, boolean right) {
        assertThat(new AcceptedValues(List.of(value)).areIn(statement)).isEqualTo(right);
    }

    @Test
    void a_statement_of_more_than_40_words_answers_nothing() {
        assertThat(new AcceptedValues(List.of("7")).areIn("7" + " and so on".repeat(14)))
                .isFalse();
    }

    @Test
    void all_values_and_no_others_make_a_label_but_a_unit_may_be_missing() {
        var accepted = new AcceptedValues(List.of("15 yards"));

        assertThat(accepted.are(List.of("15"))).isTrue();
        assertThat(accepted.are(List.of("15 yards", "16 yards"))).isFalse();
        assertThat(accepted.are(List.of("16"))).isFalse();
    }
}
