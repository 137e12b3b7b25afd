package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.WordScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/// The router's utterances: enough of each route, and none of the test set known from the training data.
class RouterDataTest {

    private static final Set<String> FILLERS = Set.of("a", "an", "the", "please");

    private final List<Example> train = IntentData.read(Path.of("src/main/router/train.tsv"), Optional.empty());
    private final List<Example> test = IntentData.read(Path.of("src/main/router/test.tsv"), Optional.empty());

    @Test
    void every_route_has_300_utterances_to_train_on_and_60_to_test() {
        for (var route : Route.values()) {
            assertThat(count(train, route))
                    .as("training utterances of " + route)
                    .isGreaterThanOrEqualTo(300);
            assertThat(count(test, route)).as("test utterances of " + route).isGreaterThanOrEqualTo(60);
        }
        assertThat(Example.labels(train)).hasSize(Route.values().length);
    }

    private static long count(List<Example> examples, Route route) {
        return examples.stream()
                .filter(example -> example.label().equals(route.label()))
                .count();
    }

    @Test
    void no_two_utterances_have_the_same_words() {
        var all = new ArrayList<>(train);
        all.addAll(test);
        var texts = new HashMap<List<String>, String>();
        for (var example : all) {
            assertThat(texts.put(sortedWords(example.text()), example.text()))
                    .as("same words as '" + example.text() + "'")
                    .isNull();
        }
    }

    /// In any order, without the words that change nothing.
    private static List<String> sortedWords(String text) {
        var words = words(text);
        var telling =
                words.stream().filter(word -> !FILLERS.contains(word)).sorted().toList();
        return telling.isEmpty() ? words : telling;
    }

    private static List<String> words(String text) {
        var read = new WordScanner().read(text, Integer.MAX_VALUE);
        var words = new ArrayList<String>();
        for (int i = 0; i < read.count(); i++) words.add(read.word(i));
        return words;
    }

    @Test
    void no_test_utterance_is_nearly_one_to_train_on() {
        var known = train.stream().map(example -> trigrams(example.text())).toList();
        for (var example : test) {
            var trigrams = trigrams(example.text());
            double nearest = known.stream()
                    .mapToDouble(other -> jaccard(trigrams, other))
                    .max()
                    .orElseThrow();
            assertThat(nearest)
                    .as("overlap of trigrams of '" + example.text() + "'")
                    .isLessThan(0.8);
        }
    }

    private static Set<String> trigrams(String text) {
        var padded = " " + String.join(" ", words(text)) + " ";
        var trigrams = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) trigrams.add(padded.substring(i, i + 3));
        return trigrams;
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both.size() / (double) (one.size() + other.size() - both.size());
    }

    @Test
    void no_route_stands_for_most_of_the_data() {
        var shares = train.stream().collect(groupingBy(Example::label, counting()));
        assertThat(shares.values()).allMatch(count -> count < train.size() / 3);
    }
}
