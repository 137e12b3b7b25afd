package io.grapevine.neural.text;

import io.grapevine.neural.loss.LinearChain;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import io.grapevine.neural.text.SequenceTagger.Input;
import io.grapevine.neural.text.SequenceTagger.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tags that only what stands before a word, or behind it, decides: `to ROME`, `ROME called`.
class SequenceTaggerTest {

    private static final int TO = 0;
    private static final int CALLED = 1;
    private static final int CITY = 2;
    private static final int SIZE = 3;
    /// None, a city as a place, a city as its government.
    private static final boolean[][] ALLOWED = {
        {true, true, true}, {true, true, true}, {true, true, true}, {true, true, true}
    };

    @Test
    void it_learns_tags_that_depend_on_the_words_around() {
        var random = new SplittableRandom(3);
        var tagger = new SequenceTagger(SIZE, 1, ALLOWED, random);
        var texts = new ArrayList<Tagged>();
        for (int i = 0; i < 16; i++) {
            texts.add(tagged(new int[] {TO, CITY}, 0, 1));
            texts.add(tagged(new int[] {CITY, CALLED}, 2, 0));
            texts.add(tagged(new int[] {TO, CITY, CITY, CALLED}, 0, 1, 2, 0));
        }
        var optimizer = new Adam(Schedule.constant(1e-2));
        for (int epoch = 0; epoch < 60; epoch++) tagger.train(texts, optimizer, random);

        var unseen = tagged(new int[] {CITY, CALLED, TO, CITY}, 2, 0, 0, 1);
        assertThat(tagger.tags(unseen.input())).containsExactly(2, 0, 0, 1);
        assertThat(tagger.replica().tags(unseen.input())).containsExactly(2, 0, 0, 1);
        assertThat(tagger.tags(new Input(new float[0], new float[0], 0))).isEmpty();
    }

    @Test
    void steps_and_tags_must_be_as_many() {
        assertThatThrownBy(() -> tagged(new int[] {TO, CITY}, 0)).hasMessageContaining("2 steps and 1 tags");
    }

    private static Tagged tagged(int[] words, int... tags) {
        var vectors = new float[words.length * SIZE];
        for (int t = 0; t < words.length; t++) vectors[t * SIZE + words[t]] = 1;
        return new Tagged(
                new Input(vectors, new float[words.length], words.length),
                Arrays.stream(tags).mapToLong(LinearChain::only).toArray());
    }
}
