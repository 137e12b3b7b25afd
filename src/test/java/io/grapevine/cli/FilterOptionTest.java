package io.grapevine.cli;

import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.BadInput;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterOptionTest {

    @Test
    void a_field_that_is_repeated_may_have_any_of_the_values() {
        assertThat(conditions("tags=travel", "author=Berg, Ida", "tags=hotel"))
                .containsExactly(
                        Condition.in("tags", List.of("travel", "hotel")), Condition.in("author", List.of("Berg, Ida")));
    }

    @Test
    void dots_are_a_range() {
        assertThat(conditions("date=2024-01..2024-06", "version=2..", "pages=..9"))
                .containsExactly(
                        new Condition("date", List.of(), Optional.of("2024-01"), Optional.of("2024-06")),
                        new Condition("version", List.of(), Optional.of("2"), Optional.empty()),
                        new Condition("pages", List.of(), Optional.empty(), Optional.of("9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "=Ida", "author=", "date=.."})
    void what_is_no_condition_is_refused_in_words(String given) {
        assertThatThrownBy(() -> conditions(given)).isInstanceOf(BadInput.class);
    }

    private static List<Condition> conditions(String... given) {
        var option = new FilterOption();
        option.conditions = List.of(given);
        return option.filter().conditions();
    }
}
