package io.grapevine.answer.retrieve;

import io.grapevine.domain.GrapevineException.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownCollectionsTest {

    private List<String> stored = List.of("minutes", "handbook");
    private int asked;
    private final KnownCollections collections = new KnownCollections(() -> {
        asked++;
        return stored;
    });

    @Test
    void that_there_are_any_is_looked_up_once() {
        collections.check(Set.of(), Optional.empty());
        collections.check(Set.of(), Optional.empty());
        assertThat(asked).isOne();
    }

    @Test
    void those_that_exist_are_looked_up_once() {
        collections.check(Set.of("handbook"), Optional.empty());
        collections.check(Set.of("handbook", "minutes"), Optional.empty());
        assertThat(asked).isOne();
    }

    @Test
    void every_one_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> collections.check(Set.of("tours", "handbook", "recipes"), Optional.empty()))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no collection recipes, tours. There are: handbook, minutes.");
    }

    @Test
    void where_there_is_none_the_next_step_is_to_ingest() {
        stored = List.of();
        for (var asked : List.of(Set.of("tours"), Set.<String>of())) {
            assertThatThrownBy(() -> collections.check(asked, Optional.empty()))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("There are no documents to answer from yet. Add some: ./grapevine ingest PATH");
        }
        stored = List.of("tours");
        assertThatCode(() -> collections.check(Set.of(), Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void one_that_came_since_is_found() {
        collections.check(Set.of("handbook"), Optional.empty());
        stored = List.of("handbook", "tours");

        assertThatCode(() -> collections.check(Set.of("tours"), Optional.empty()))
                .doesNotThrowAnyException();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void what_may_not_be_read_is_not_there() {
        var collections = new KnownCollections(() -> List.of("handbook", "secrets"));

        assertThatCode(() -> collections.check(Set.of("handbook"), Optional.of(Set.of("handbook", "gone"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> collections.check(Set.of("secrets"), Optional.of(Set.of("handbook"))))
                .hasMessage("There is no collection secrets. There are: handbook.");
        assertThatThrownBy(() -> collections.check(Set.of(), Optional.of(Set.of())))
                .hasMessageContaining("There are no documents");
    }
}
