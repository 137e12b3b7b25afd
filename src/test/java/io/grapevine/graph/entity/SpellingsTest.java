package io.grapevine.graph.entity;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingsTest {

    @Test
    void the_name_is_what_most_mentions_say_and_the_smallest_of_equals() {
        var spellings = Spellings.parse(List.of("2 person ADA", "1 other Ada", "1 person Ada", "1 other Augusta Ada"));

        assertThat(spellings.name()).isEqualTo("ADA");
        spellings.add("Ada", "place", 1);
        assertThat(spellings.name()).isEqualTo("Ada");
    }

    @Test
    void a_known_type_wins_over_any_number_of_unknown_ones() {
        assertThat(Spellings.parse(List.of("9 other Ada", "1 person Ada")).type())
                .isEqualTo("person");
        assertThat(Spellings.parse(List.of("9 other Ada")).type()).isEqualTo("other");
        assertThat(Spellings.parse(List.of("1 person Ada", "2 place Ada", "1 person ADA"))
                        .type())
                .isEqualTo("person");
    }

    @Test
    void what_is_added_and_taken_away_leaves_what_was_there() {
        var lines = List.of("3 person Ada Lovelace", "1 other the  spaced name");
        var spellings = Spellings.parse(lines);

        spellings.add("ADA", "person", 2);
        spellings.add("Ada Lovelace", "person", -3);
        assertThat(spellings.name()).isEqualTo("ADA");
        spellings.add("ADA", "person", -2);
        spellings.add("Ada Lovelace", "person", 3);

        assertThat(spellings.lines()).isEqualTo(lines);
        spellings.add("Ada Lovelace", "person", -3);
        spellings.add("the  spaced name", "other", -1);
        assertThat(spellings.isEmpty()).isTrue();
    }
}
