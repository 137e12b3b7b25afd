package io.grapevine.neural.text;

import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Bidirectional;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Dropout;
import io.grapevine.neural.layer.Gru;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Clip;
import io.grapevine.neural.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Marks the part of a text that answers a question: where it starts and where it ends.
///
/// ```
/// e_t = tanh(h_t We + be)        of the text's vector at t        g = tanh(q Wg + bg) of the question's
/// x_t = [e_t, e_t * g, f_t]      f_t: features of the step
/// [start_t end_t] = BiGRU(x)_t Wo + bo
/// ```
///
/// After the pointer to start and end of Wang and Jiang 2017, with frozen vectors below. Used by one thread at a
/// time; [#replica()] is one over the same weights for another thread.
///
/// T steps, B texts, D size of a vector, P size of its projection, F features of a step, H hidden size.
public final class SpanNetwork {

    /// A text with a question.
    ///
    /// @param vectors  of the text's pieces, T*D
    /// @param question vector of the question, D
    /// @param features of the text's pieces, T*F
    public record Input(float[] vectors, float[] question, float[] features, int steps) {}

    /// An input with the first and the last step of its answer.
    public record Marked(Input input, int first, int last) {}

    private static final int PROJECTION = 48;
    private static final int HIDDEN = 48;
    private static final double DROPOUT = 0.3;
    private static final double MOST_GRADIENT = 5;

    private final int size; // D
    private final int features; // F
    private final Dense text; // (D,P)
    private final Dense question; // (D,P)
    private final Bidirectional recurrent; // (2P+F,2H)
    private final Dense output; // (2H,2)
    private final FMatrixRMaj h = new FMatrixRMaj(0, 0); // (T*B,D)
    private final FMatrixRMaj q = new FMatrixRMaj(0, 0); // (B,D)
    private final Sequences x = new Sequences(); // (T*B,2P+F)
    private final Sequences dy = new Sequences(); // (T*B,2H)
    private final CrossEntropy starts = new CrossEntropy();
    private final CrossEntropy ends = new CrossEntropy();

    public SpanNetwork(int size, int features, RandomGenerator random) {
        this(
                size,
                features,
                new Dense("span.text", size, PROJECTION, Activation.TANH, random),
                new Dense("span.question", size, PROJECTION, Activation.TANH, random),
                new Bidirectional(
                        new Gru("span.ahead", 2 * PROJECTION + features, HIDDEN, random),
                        new Gru("span.back", 2 * PROJECTION + features, HIDDEN, true, random)),
                new Dense("span.output", 2 * HIDDEN, 2, Activation.IDENTITY, random));
    }

    private SpanNetwork(int size, int features, Dense text, Dense question, Bidirectional recurrent, Dense output) {
        this.size = size;
        this.features = features;
        this.text = text;
        this.question = question;
        this.recurrent = recurrent;
        this.output = output;
    }

    /// Over the same weights, for another thread.
    public SpanNetwork replica() {
        return new SpanNetwork(
                size, features, text.replica(), question.replica(), recurrent.replica(), output.replica());
    }

    public List<Param> params() {
        return Layer.params(text, question, recurrent, output);
    }

    /// The scores of each step as start and as end, (T,2).
    public FMatrixRMaj scores(Input input) {
        return forward(List.of(input));
    }

    /// Takes one training step on a batch and returns its mean loss in nats.
    public double train(List<Marked> batch, Optimizer optimizer, RandomGenerator random) {
        var inputs = batch.stream().map(Marked::input).toList();
        load(inputs);
        var dropText = new Dropout(DROPOUT);
        var dropStates = new Dropout(DROPOUT);
        var e = text.forward(h); // (T*B,P)
        var g = question.forward(q); // (B,P)
        join(inputs, e, g);
        x.values().setTo(dropText.forward(x.values(), random));
        var states = recurrent.forward(x);
        var scores = output.forward(dropStates.forward(states.values(), random));
        int steps = x.steps();
        var loss = starts.forward(column(scores, 0, inputs, steps), targets(batch, true))
                + ends.forward(column(scores, 1, inputs, steps), targets(batch, false));
        Param.zeroGradients(params());
        dy.like(x, 2 * HIDDEN).values().setTo(dropStates.backward(output.backward(gradient(inputs.size(), steps))));
        dy.zeroPastEnds();
        split(dropText.backward(recurrent.backward(dy).values()), e, g, inputs.size());
        Clip.byNorm(params(), MOST_GRADIENT);
        optimizer.step(params());
        return loss;
    }

    private FMatrixRMaj forward(List<Input> inputs) {
        load(inputs);
        join(inputs, text.forward(h), question.forward(q));
        return output.forward(recurrent.forward(x).values());
    }

    private void load(List<Input> inputs) {
        int steps = inputs.stream().mapToInt(Input::steps).max().orElseThrow();
        var lengths = inputs.stream().mapToInt(Input::steps).toArray();
        x.reshape(steps, lengths, 2 * PROJECTION + features);
        h.reshape(steps * inputs.size(), size);
        q.reshape(inputs.size(), size);
        h.zero();
        for (int b = 0; b < inputs.size(); b++) {
            var input = inputs.get(b);
            System.arraycopy(input.question(), 0, q.data, b * size, size);
            for (int t = 0; t < input.steps(); t++) {
                System.arraycopy(input.vectors(), t * size, h.data, (t * inputs.size() + b) * size, size);
            }
        }
    }

    /// x_t = [e_t, e_t * g, f_t]
    private void join(List<Input> inputs, FMatrixRMaj e, FMatrixRMaj g) {
        for (int b = 0; b < inputs.size(); b++) {
            for (int t = 0; t < x.steps(); t++) {
                int at = x.offset(t, b);
                int from = (t * inputs.size() + b) * PROJECTION;
                for (int j = 0; j < PROJECTION; j++) {
                    x.values().data[at + j] = e.data[from + j];
                    x.values().data[at + PROJECTION + j] = e.data[from + j] * g.data[b * PROJECTION + j];
                }
                if (x.has(t, b)) {
                    System.arraycopy(
                            inputs.get(b).features(), t * features, x.values().data, at + 2 * PROJECTION, features);
                }
            }
        }
        x.zeroPastEnds();
    }

    private void split(FMatrixRMaj dx, FMatrixRMaj e, FMatrixRMaj g, int batch) {
        var de = new FMatrixRMaj(e.numRows, PROJECTION);
        var dg = new FMatrixRMaj(batch, PROJECTION);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < x.lengths()[b]; t++) {
                int at = x.offset(t, b);
                int from = (t * batch + b) * PROJECTION;
                for (int j = 0; j < PROJECTION; j++) { // forward: x = [e, e * g]
                    float product = dx.data[at + PROJECTION + j];
                    de.data[from + j] = dx.data[at + j] + product * g.data[b * PROJECTION + j];
                    dg.data[b * PROJECTION + j] += product * e.data[from + j];
                }
            }
        }
        text.backward(de);
        question.backward(dg);
    }

    /// One column of the scores as a row a text, (B,T); far below all others past its end.
    private static FMatrixRMaj column(FMatrixRMaj scores, int column, List<Input> inputs, int steps) {
        int batch = inputs.size();
        var rows = new FMatrixRMaj(batch, steps);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < steps; t++) {
                rows.data[b * steps + t] =
                        t < inputs.get(b).steps() ? scores.data[(t * batch + b) * 2 + column] : -1e4f;
            }
        }
        return rows;
    }

    private static int[] targets(List<Marked> batch, boolean start) {
        return batch.stream().mapToInt(m -> start ? m.first() : m.last()).toArray();
    }

    private FMatrixRMaj gradient(int batch, int steps) {
        var dStart = starts.backward();
        var dEnd = ends.backward();
        var both = new FMatrixRMaj(steps * batch, 2);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < steps; t++) {
                both.data[(t * batch + b) * 2] = dStart.data[b * steps + t];
                both.data[(t * batch + b) * 2 + 1] = dEnd.data[b * steps + t];
            }
        }
        return both;
    }

    /// The likeliest span of at most `longest` steps: its first and last step.
    public static int[] best(FMatrixRMaj scores, int longest) {
        var best = new int[] {0, 0};
        var highest = Float.NEGATIVE_INFINITY;
        for (int first = 0; first < scores.numRows; first++) {
            for (int last = first; last < Math.min(scores.numRows, first + longest); last++) {
                var score = scores.data[2 * first] + scores.data[2 * last + 1];
                if (score > highest) {
                    highest = score;
                    best = new int[] {first, last};
                }
            }
        }
        return Arrays.copyOf(best, 2);
    }
}
