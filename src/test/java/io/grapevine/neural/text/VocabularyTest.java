package io.grapevine.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VocabularyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Who's the CEO of X-Corp?   | who's the ceo of x corp",
                "what`s\u2019s 3.5          | what s's 3 5",
                "'quoted' text              | quoted text",
                "ÜBER straße 日本           | über straße 日本",
                "?!... --                   | ``"
            })
    void words_are_lower_case_runs_of_letters_and_digits(String text, String words) {
        var read = new WordScanner().read(text.replace('`', ' '), 100);
        var found = new ArrayList<String>();
        for (int i = 0; i < read.count(); i++) found.add(read.word(i));
        assertThat(String.join(" ", found)).isEqualTo(words);
    }

    @Test
    void no_more_words_are_read_than_the_limit() {
        assertThat(new WordScanner().read("one two three", 2).count()).isEqualTo(2);
        assertThat(new WordScanner().read("x ".repeat(10_000), 64).count()).isEqualTo(64);
    }

    @Test
    void words_get_rows_by_frequency_and_rare_ones_none() {
        var vocabulary = Vocabulary.of(List.of("b a a", "a b c"), 2, 10);
        assertThat(vocabulary.words()).containsExactly("a", "b");
        assertThat(vocabulary.rows()).isEqualTo(1 + 2 + 10);
        assertThat(first(vocabulary.encode("c a b", 64))).containsExactly(Vocabulary.UNKNOWN, 1, 2);
    }

    private static List<Integer> first(int[][] bags) {
        return Arrays.stream(bags).map(bag -> bag[0]).toList();
    }

    @Test
    void an_unknown_word_shares_ngrams_with_the_known_one_that_it_resembles() {
        var vocabulary = new Vocabulary(List.of("temperature", "zebra"), 5_000);
        var typo = ngrams(vocabulary, "temprature");
        assertThat(overlap(typo, ngrams(vocabulary, "temperature"))).isGreaterThan(8);
        assertThat(overlap(typo, ngrams(vocabulary, "zebra"))).isLessThan(3);
    }

    private static HashSet<Integer> ngrams(Vocabulary vocabulary, String word) {
        var bag = vocabulary.encode(word, 1)[0];
        assertThat(bag).hasSize(1 + vocabulary.ngrams(word.length()));
        var rows = new HashSet<Integer>();
        for (int i = 1; i < bag.length; i++) rows.add(bag[i]);
        assertThat(rows).allMatch(row -> row < vocabulary.rows());
        return rows;
    }

    private static int overlap(HashSet<Integer> one, HashSet<Integer> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }
}
