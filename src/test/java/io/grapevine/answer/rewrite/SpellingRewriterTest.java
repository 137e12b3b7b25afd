package io.grapevine.answer.rewrite;

import io.grapevine.domain.Question;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingRewriterTest {

    private static final String TEXT =
            "Sven Okafor is head of hardware. The mileage allowance for a private car is 0.38 EUR. "
                    + "The warranty of the TideSense is three years. Austria is served from Graz.";
    private static final Set<String> ENGLISH = Set.of(
            "who", "is", "what", "the", "for", "a", "car", "how", "long", "capital", "of", "private", "head",
            "mileage");

    private final AtomicInteger lookups = new AtomicInteger();

    /// Holds the words of [#TEXT], and finds it for every word.
    private final WordIndex index = new WordIndex() {
        @Override
        public Set<String> known(Collection<String> words, Set<String> collections) {
            lookups.incrementAndGet();
            var held = Arrays.asList(TEXT.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+"));
            return words.stream().filter(held::contains).collect(Collectors.toSet());
        }

        @Override
        public Map<String, List<String>> near(Map<String, Integer> edits, Set<String> collections) {
            lookups.incrementAndGet();
            var texts = new HashMap<String, List<String>>();
            edits.keySet().forEach(word -> texts.put(word, List.of(TEXT)));
            return texts;
        }
    };

    private final Rewriter rewriter =
            new SpellingRewriter((question, history, spent) -> question, index, ENGLISH::contains);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Svne Okafro?                | Who is Sven Okafor?",
                "waht is teh milage alowance for a privat car | what is the mileage allowance for a private car",
                "tidesens 300 waranty how long      | TideSense 300 warranty how long",
                "Waranty?                           | Warranty?",
            })
    void a_word_that_no_passage_holds_becomes_the_one_that_is_spelled_most_like_it(String asked, String expected) {
        assertThat(read(asked)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "What is the capital of Australia?", // two letters from Austria, but a name of its own
        "What is E07 of BT-400?",
        "What is zwqx?",
        "Who is Sven Okafor?",
        "Wie viele Urlaubstage habe ich nach vier Jahren?",
    })
    void other_words_stay(String asked) {
        assertThat(read(asked)).isEqualTo(asked);
    }

    @Test
    void a_question_of_the_languages_own_words_costs_no_look_up() {
        assertThat(read("What is the private car?")).isEqualTo("What is the private car?");
        assertThat(lookups).hasValue(0);
    }

    private String read(String asked) {
        return rewriter.rewrite(Question.of(asked), List.of(), spent -> {}).text();
    }
}
