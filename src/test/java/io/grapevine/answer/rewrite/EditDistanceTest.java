package io.grapevine.answer.rewrite;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "car, car, 0",
        "svne, sven, 1",
        "milage, mileage, 1",
        "waranty, warranty, 1",
        "kitten, sitting, 3",
        "ab, ba, 1"
    })
    void counts_letters_inserted_removed_replaced_and_swapped(String a, String b, int distance) {
        assertThat(EditDistance.of(a, b, 9)).isEqualTo(distance);
        assertThat(EditDistance.of(b, a, 9)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"waht, what, true", "teh, the, true", "what, what, false", "whit, what, false", "hwta, what, false"})
    void knows_neighbours_that_changed_places(String a, String b, boolean swapped) {
        assertThat(EditDistance.isTransposed(a, b)).isEqualTo(swapped);
    }
}
