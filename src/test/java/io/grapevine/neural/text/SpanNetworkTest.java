package io.grapevine.neural.text;

import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import io.grapevine.neural.text.SpanNetwork.Input;
import io.grapevine.neural.text.SpanNetwork.Marked;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanNetworkTest {

    private static final int SIZE = 4;
    private static final int FEATURES = 1;

    @Test
    void it_learns_to_mark_the_two_steps_that_look_like_the_question() {
        var random = new SplittableRandom(3);
        var network = new SpanNetwork(SIZE, FEATURES, random);
        var examples = new ArrayList<Marked>();
        for (var i = 0; i < 64; i++) {
            examples.add(example(5 + i % 4, i % 4, random));
        }
        var optimizer = new Adam(Schedule.constant(5e-3));
        var first = network.train(examples, optimizer, random);
        var last = first;
        for (var epoch = 0; epoch < 80; epoch++) {
            last = network.train(examples, optimizer, random);
        }

        assertThat(last).isLessThan(0.3 * first);
        var unseen = example(7, 2, random);
        assertThat(SpanNetwork.best(network.replica().scores(unseen.input()), 4))
                .containsExactly(2, 3);
    }

    /// Two steps from `at` on have the vector of the question, the others another one.
    private static Marked example(int steps, int at, SplittableRandom random) {
        var kind = random.nextInt(SIZE);
        var other = (kind + 1 + random.nextInt(SIZE - 1)) % SIZE;
        var vectors = new float[steps * SIZE];
        for (var t = 0; t < steps; t++) {
            vectors[t * SIZE + (t == at || t == at + 1 ? kind : other)] = 1;
        }
        var question = new float[SIZE];
        question[kind] = 1;
        return new Marked(new Input(vectors, question, new float[steps * FEATURES], steps), at, at + 1);
    }
}
