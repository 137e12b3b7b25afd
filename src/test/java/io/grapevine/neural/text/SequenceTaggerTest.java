package io.grapevine.neural.text;

import io.grapevine.neural.text.SequenceTagger.Tagged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tags that only what stands before a word, or behind it, decides.
class SequenceTaggerTest {

    private static final List<String> CITIES = List.of("rome", "oslo", "kyiv", "lima", "bonn");

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM", "GRU", "BILSTM", "BIGRU"})
    void it_learns_tags_that_depend_on_the_word_before(Architecture architecture) {
        var texts = new ArrayList<Tagged>();
        for (var one : CITIES) {
            for (var other : CITIES) {
                texts.add(tagged("from " + one + " to " + other, "O FROM O TO"));
                texts.add(tagged("to " + one + " please from " + other + " today", "O TO O O FROM O"));
            }
        }
        var tagger = SequenceTagger.train(texts.subList(0, 40), options(architecture));
        for (var text : texts.subList(40, 50))
            assertThat(tagger.tag(text.words())).isEqualTo(text.tags());
        assertThat(tagger.replica().tag(List.of("from", "lima"))).isEqualTo(tagger.tag(List.of("from", "lima")));
    }

    @Test
    void reading_both_ways_it_learns_tags_that_depend_on_the_word_behind() {
        var texts = new ArrayList<Tagged>();
        for (var city : CITIES) {
            texts.add(tagged(city + " left", "FROM O"));
            texts.add(tagged(city + " reached", "TO O"));
        }
        var tagger = SequenceTagger.train(texts, options(Architecture.BIGRU));
        assertThat(texts)
                .allSatisfy(text -> assertThat(tagger.tag(text.words())).isEqualTo(text.tags()));
        assertThat(tagger.tags()).containsExactly("FROM", "O", "TO");
        assertThat(tagger.tag(List.of())).isEmpty();
    }

    @Test
    void words_and_tags_must_be_as_many() {
        assertThatThrownBy(() -> tagged("from rome", "O")).hasMessageContaining("2 words and 1 tags");
    }

    private static Tagged tagged(String words, String tags) {
        return new Tagged(List.of(words.split(" ")), List.of(tags.split(" ")));
    }

    private static TrainingOptions options(Architecture architecture) {
        return new TrainingOptions(
                architecture, 16, List.of(), 1, 16, 1, 0, 1, 40, 8, 1e-2, 0, 0, 0, 0, 0, 40, Descent.DEFAULT, 3);
    }
}
