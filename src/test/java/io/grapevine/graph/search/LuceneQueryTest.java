package io.grapevine.graph.search;

import io.grapevine.domain.Topic;
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
            Wer leitet das Lager der Firma? | wer leitet das^0.1 lager der^0.1 firma
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

    @Test
    void the_topics_words_weigh_less_and_only_where_the_text_lacks_them() {
        var topic = new Topic(List.of("Harbourmaster gateway", "warranty"));
        assertThat(LuceneQuery.of("who repairs the gateway", topic, List.of()))
                .isEqualTo("who repairs the gateway (harbourmaster warranty)^0.3");
        assertThat(LuceneQuery.of("who", Topic.NONE, List.of())).isEqualTo("who");
        assertThat(LuceneQuery.of("?", topic, List.of())).isEqualTo("scope:none");
    }

    @Test
    void what_is_spelled_nearly_alike_is_looked_for_by_word_and_stem() {
        assertThat(LuceneQuery.near("alowance", "alow", 1, List.of())).isEqualTo("alowance~1 alow~1");
        assertThat(LuceneQuery.near("sven", "sven", 1, List.of("a")))
                .isEqualTo("+(scope:" + LuceneQuery.scope("a") + ")^0 +(sven~1)");
    }
}
