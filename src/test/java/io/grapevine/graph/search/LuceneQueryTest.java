package io.grapevine.graph.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LuceneQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Who wrote the notes?          | who wrote the notes
            AND OR NOT                    | and or not
            title:"x" +(a -b)~2^3 /re/    | title x a b 2 3 re
            naïve Ωmega 東京 v1.2          | naïve ωmega 東京 v1 2
            twice twice Twice             | twice
            """)
    void words_are_what_is_left_of_a_text(String text, String query) {
        assertThat(LuceneQuery.of(text, List.of())).isEqualTo(query);
    }

    @Test
    void collections_filter_without_weighing() {
        assertThat(LuceneQuery.of("a word", List.of("b", "a")))
                .isEqualTo("+(scope:" + LuceneQuery.scope("a") + " scope:" + LuceneQuery.scope("b") + ")^0 +(a word)");
        assertThat(LuceneQuery.scope("with spaces AND \"quotes\"")).containsOnlyDigits();
    }

    @Test
    void a_long_text_stays_below_lucenes_limit_of_clauses() {
        var text = IntStream.range(0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        assertThat(LuceneQuery.of(text, List.of()).split(" ")).hasSizeLessThan(1_024 / 4);
    }
}
