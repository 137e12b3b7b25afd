package io.grapevine.language;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntityKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Beatles         | beatles
            U.S.A.              | usa
            USA                 | usa
            film directors      | film director
            film director       | film director
            Rolling Stones      | rolling stones
            universities        | university
            churches            | church
            glass               | glass
            status              | status
            Beyoncé             | beyonce
            Hello Love's        | hello love
            O’Brien             | obrien
            AT&T                | at t
            J. K. Rowling       | j k rowling
            Garcia-Molina       | garcia molina
            A                   | a
            """)
    void spellings_of_the_same_thing_share_a_key(String name, String key) {
        assertThat(EntityKey.of(name)).isEqualTo(key);
    }

    @Property
    void a_key_has_neither_capitals_nor_stray_spaces(@ForAll String name) {
        var key = EntityKey.of(name);
        assertThat(key).isEqualTo(key.strip()).doesNotContain("  ").isEqualTo(key.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void a_key_is_never_longer_than_an_index_takes() {
        assertThat(EntityKey.of("word ".repeat(2_000)).length()).isBetween(290, EntityKey.MAX_LENGTH);
        var letters = EntityKey.of("\uD83D\uDE00".repeat(5_000)); // outside the first plane: two chars each
        assertThat(letters.length()).isEqualTo(EntityKey.MAX_LENGTH);
        assertThat(letters.codePoints()).allMatch(c -> c == 0x1F600);
    }
}
