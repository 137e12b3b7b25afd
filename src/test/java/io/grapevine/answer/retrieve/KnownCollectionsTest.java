package io.grapevine.answer.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapevine.domain.GrapevineException.NotFound;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownCollectionsTest {

    private List<String> stored = List.of("minutes", "handbook");
    private int asked;
    private final KnownCollections collections = new KnownCollections(() -> {
        asked++;
        return stored;
    });

    @Test
    void all_collections_are_asked_without_a_look_at_the_store() {
        collections.check(Set.of());
        assertThat(asked).isZero();
    }

    @Test
    void those_that_exist_are_looked_up_once() {
        collections.check(Set.of("handbook"));
        collections.check(Set.of("handbook", "minutes"));
        assertThat(asked).isOne();
    }

    @Test
    void every_one_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> collections.check(Set.of("tours", "handbook", "recipes"))).isInstanceOf(NotFound.class)
                .hasMessage("There is no collection recipes, tours. There are: handbook, minutes.");
    }

    @Test
    void where_there_is_none_the_next_step_is_to_ingest() {
        stored = List.of();
        assertThatThrownBy(() -> collections.check(Set.of("tours"))).isInstanceOf(NotFound.class)
                .hasMessage("There is no collection tours. There is none yet; ingest documents first.");
    }

    @Test
    void one_that_came_since_is_found() {
        collections.check(Set.of("handbook"));
        stored = List.of("handbook", "tours");

        assertThatCode(() -> collections.check(Set.of("tours"))).doesNotThrowAnyException();
        assertThat(asked).isEqualTo(2);
    }
}
