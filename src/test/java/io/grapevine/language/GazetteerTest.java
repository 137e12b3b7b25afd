package io.grapevine.language;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GazetteerTest {

    private final Gazetteer gazetteer = new Gazetteer(
            List.of("hello love", "love", "hello", "garcia molina", "film director", "new york", "new york city"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who sang Hello Love's chorus?       | hello love
            I live in New York City, New York.  | new york city,new york
            a film by Cathy Garcia-Molina       | garcia molina
            two film directors                  | film director
            he fell in love                     |
            the song Love                       | love
            hello there                         |
            """)
    void the_longest_names_are_found(String text, String keys) {
        assertThat(String.join(
                        ",",
                        gazetteer.matches(text).stream()
                                .map(Gazetteer.Match::key)
                                .toList()))
                .isEqualTo(keys == null ? "" : keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Courtney Love sang.        | true
            Love Street is long.       | true
            the song Love is old       | false
            Love was sung              | false
            we heard it. Love was sung | false
            Love                       | false
            """)
    void a_name_beside_another_capital_is_part_of_a_longer_name(String text, boolean part) {
        assertThat(gazetteer.matches(text))
                .singleElement()
                .satisfies(m -> assertThat(m.isPartOfName(text)).isEqualTo(part));
    }
}
