package io.grapevine.lab.evaluate;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecallTest {

    @ParameterizedTest
    @CsvSource({
        "1, a b c d, a,     1.0",
        "1, a b c d, b,     0.0",
        "2, a b c d, a b,   1.0",
        "2, a b c d, a d,   0.5",
        "3, a b c d, b x y, 0.3333333333333333",
        "9, a b c d, d,     1.0",
        // the second and third hit of a are parts of one record: b is the second record, c the third
        "2, a a a b c, b,   1.0",
        "2, a a a b c, c,   0.0",
    })
    void counts_needed_records_among_the_first_k(int k, String found, String gold, double expected) {
        assertThat(Recall.at(k, List.of(found.split(" ")), Set.of(gold.split(" "))))
                .isEqualTo(expected);
    }

    @Test
    void finding_nothing_is_a_recall_of_zero() {
        assertThat(Recall.at(5, List.of(), Set.of("a"))).isZero();
    }

    @Test
    void a_question_without_gold_is_refused() {
        assertThatThrownBy(() -> Recall.at(5, List.of("a"), Set.of())).hasMessageContaining("without gold");
    }
}
