package io.grapevine.answer.table;

import io.grapevine.neural.kernel.Kernel;
import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.FeedForward;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Scores programs beside a question: s_p = f(x_p) + h(q)[operator of p] + h(q)[type of p].
///
/// P programs, F features of each, V words and word pairs of the vocabulary, K operators and column types. f is
/// a feed-forward network over a program's features, h a linear layer over the question's words, which says
/// what kind of program such a question asks for. Costs P * F * H, H hidden size, for a question.
final class ProgramNetwork implements Layer {

    /// 24: 12 is half a point worse, 48 no better (cross-validated).
    private static final int HIDDEN = 24;
    /// Operators, then the types of the column that is read: none, text, number, date, rank.
    static final int KINDS = Operator.values().length + Column.Type.values().length + 1;

    private final FeedForward f;
    private final Dense h;
    private final FMatrixRMaj q = new FMatrixRMaj(0, 0); // (1,V)
    private final FMatrixRMaj scores = new FMatrixRMaj(0, 0); // (P,1)
    private final FMatrixRMaj dh = new FMatrixRMaj(0, 0); // (1,K)
    private FMatrixRMaj kinds; // (1,K), the layer's

    /// What the network reads of a question and its programs.
    ///
    /// @param words     indexes into the vocabulary
    /// @param features  (P,F)
    /// @param operators of each program
    /// @param types     of each program's column, from 0 for none
    record Input(int[] words, FMatrixRMaj features, int[] operators, int[] types) {}

    ProgramNetwork(int vocabulary, RandomGenerator random) {
        this(
                new FeedForward("program", new int[] {Features.COUNT, HIDDEN, 1}, Activation.TANH, random),
                new Dense("question", Math.max(1, vocabulary), KINDS, Activation.IDENTITY, random));
        h.params().forEach(param -> param.value().zero());
    }

    private ProgramNetwork(FeedForward f, Dense h) {
        this.f = f;
        this.h = h;
    }

    /// The same weights with buffers of its own, for one thread.
    ProgramNetwork replica() {
        return new ProgramNetwork(f.replica(), h.replica());
    }

    @Override
    public List<Param> params() {
        return Layer.params(f, h);
    }

    /// (P,1)
    FMatrixRMaj forward(Input input) {
        q.reshape(1, h.params().getFirst().value().numRows);
        q.zero();
        for (var word : input.words()) {
            q.data[word] = 1;
        }
        kinds = h.forward(q);
        var own = f.forward(input.features());
        scores.setTo(own);
        for (var p = 0; p < scores.numRows; p++) {
            scores.data[p] += kinds.data[input.operators()[p]] + kinds.data[type(input, p)];
        }
        return scores;
    }

    /// ds (P,1)
    void backward(Input input, FMatrixRMaj ds) {
        dh.reshape(1, KINDS);
        dh.zero();
        for (var p = 0; p < ds.numRows; p++) {
            dh.data[input.operators()[p]] += ds.data[p]; // forward: s_p += h(q)[operator]
            dh.data[type(input, p)] += ds.data[p]; // forward: s_p += h(q)[type]
        }
        f.backward(ds);
        // forward: h = q W + b; q is 1 for the question's words and 0 elsewhere
        var w = h.params().get(0).grad();
        for (var word : input.words()) {
            for (var k = 0; k < KINDS; k++) {
                w.data[word * KINDS + k] += dh.data[k];
            }
        }
        Kernel.addRows(dh, h.params().get(1).grad());
    }

    private static int type(Input input, int program) {
        return Operator.values().length + input.types()[program];
    }
}
