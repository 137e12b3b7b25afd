package io.grapevine.neural.text;

import io.grapevine.neural.kernel.Columns;
import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Bidirectional;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Dropout;
import io.grapevine.neural.layer.Gru;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.loss.LinearChain;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Optimizer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/// Gives each step of a text its tag.
///
/// ```
/// e_t = tanh(h_t We + be)        of the text's vector at t
/// x_t = [e_t, f_t]               f_t: features of the step
/// s_t = BiGRU(x)_t Wo + bo       the tags are the best path of a linear chain over s
/// ```
///
/// After the BiLSTM-CRF of Huang, Xu and Yu 2015, with frozen vectors below. Used by one thread at a time;
/// [#replica()] is one over the same weights for another thread.
///
/// T steps, B texts, D size of a vector, P size of its projection, F features of a step, H hidden size, C tags.
public final class SequenceTagger {

    /// @param vectors  of the text's steps, T*D
    /// @param features of the text's steps, T*F
    public record Input(float[] vectors, float[] features, int steps) {}

    /// An input with the tags that each step may have, as [LinearChain] reads them.
    public record Tagged(Input input, long[] tags) {
        public Tagged {
            if (tags.length != input.steps()) {
                throw new IllegalArgumentException(input.steps() + " steps and " + tags.length + " tags");
            }
        }
    }

    private static final int PROJECTION = 96;
    private static final int HIDDEN = 64;
    private static final double DROPOUT = 0.4;
    private static final double MOST_GRADIENT = 5;

    private final int size; // D
    private final int features; // F
    private final Dense projection; // (D,P)
    private final Bidirectional recurrent; // (P+F,2H)
    private final Dense output; // (2H,C)
    private final LinearChain chain;
    private final FMatrixRMaj h = new FMatrixRMaj(0, 0); // (T*B,D)
    private final Sequences x = new Sequences(); // (T*B,P+F)
    private final Sequences s = new Sequences(); // (T*B,C)
    private final Sequences dStates = new Sequences(); // (T*B,2H)

    /// Untrained.
    ///
    /// @param allowed (C+1,C): whether the column's tag may follow the row's; the last row is the start
    public SequenceTagger(int size, int features, boolean[][] allowed, RandomGenerator random) {
        this(
                size,
                features,
                new Dense("tags.vectors", size, PROJECTION, Activation.TANH, random),
                new Bidirectional(
                        new Gru("tags.ahead", PROJECTION + features, HIDDEN, random),
                        new Gru("tags.back", PROJECTION + features, HIDDEN, true, random)),
                new Dense("tags.output", 2 * HIDDEN, allowed.length - 1, Activation.IDENTITY, random),
                new LinearChain("tags.transitions", allowed));
    }

    private SequenceTagger(
            int size, int features, Dense projection, Bidirectional recurrent, Dense output, LinearChain chain) {
        this.size = size;
        this.features = features;
        this.projection = projection;
        this.recurrent = recurrent;
        this.output = output;
        this.chain = chain;
    }

    /// Over the same weights, for another thread.
    public SequenceTagger replica() {
        return new SequenceTagger(
                size, features, projection.replica(), recurrent.replica(), output.replica(), chain.replica());
    }

    public List<Param> params() {
        return Stream.of(reading(), output.params(), chain.params())
                .flatMap(List::stream)
                .toList();
    }

    /// Of these the layers that do not depend on what the tags are.
    public List<Param> reading() {
        return Layer.params(projection, recurrent);
    }

    /// The tag of each step. Cost grows linearly with the steps.
    public int[] tags(Input input) {
        if (input.steps() == 0) return new int[0];
        load(List.of(input));
        join(List.of(input), projection.forward(h));
        score(output.forward(recurrent.forward(x).values()));
        return chain.best(s, 0);
    }

    /// Takes one training step on a batch and returns its mean loss in nats.
    public double train(List<Tagged> batch, Optimizer optimizer, RandomGenerator random) {
        var inputs = batch.stream().map(Tagged::input).toList();
        load(inputs);
        var dropVectors = new Dropout(DROPOUT);
        var dropStates = new Dropout(DROPOUT);
        join(inputs, dropVectors.forward(projection.forward(h), random));
        score(output.forward(dropStates.forward(recurrent.forward(x).values(), random)));
        double loss = chain.forward(s, batch.stream().map(Tagged::tags).toArray(long[][]::new));
        Param.zeroGradients(params());
        var dy = dropStates.backward(output.backward(chain.backward().values()));
        dStates.like(x, 2 * HIDDEN).values().setTo(dy);
        dStates.zeroPastEnds();
        projection.backward(dropVectors.backward(ofVectors(recurrent.backward(dStates))));
        Clip.byNorm(params(), MOST_GRADIENT);
        optimizer.step(params());
        return loss;
    }

    private void load(List<Input> inputs) {
        int steps = inputs.stream().mapToInt(Input::steps).max().orElseThrow();
        x.reshape(steps, inputs.stream().mapToInt(Input::steps).toArray(), PROJECTION + features);
        h.reshape(steps * inputs.size(), size);
        h.zero();
        for (int b = 0; b < inputs.size(); b++) {
            var input = inputs.get(b);
            for (int t = 0; t < input.steps(); t++) {
                System.arraycopy(input.vectors(), t * size, h.data, (t * inputs.size() + b) * size, size);
            }
        }
    }

    /// x_t = [e_t, f_t]
    private void join(List<Input> inputs, FMatrixRMaj e) {
        Columns.put(e, x.values(), 0);
        for (int b = 0; b < inputs.size(); b++) {
            var input = inputs.get(b);
            for (int t = 0; t < input.steps(); t++) {
                int at = x.offset(t, b) + PROJECTION;
                System.arraycopy(input.features(), t * features, x.values().data, at, features);
            }
        }
        x.zeroPastEnds();
    }

    private void score(FMatrixRMaj scores) {
        s.like(x, scores.numCols).values().setTo(scores);
    }

    private FMatrixRMaj ofVectors(Sequences dx) {
        var de = new FMatrixRMaj(dx.values().numRows, PROJECTION);
        Columns.take(dx.values(), 0, de); // forward: x = [e, f]
        return de;
    }
}
