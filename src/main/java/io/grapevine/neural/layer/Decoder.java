package io.grapevine.neural.layer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Writes a sequence of tokens from a state: one-to-many where the state is made of one vector, many-to-many of
/// unequal length where an encoder left it (see [EncoderDecoder]). Each step reads the token before it: while
/// training the true one, afterwards its own.
///
/// T steps, B sequences, V tokens, D size of a token's vector, H hidden size, S size of the state.
public final class Decoder implements Layer {

    private final Embedding embedding; // (V,D)
    private final Recurrent recurrent; // D -> H
    private final Dense out; // H -> V
    private Tokens before; // (T,B), the caller's
    private final Sequences dHidden = new Sequences(); // (T*B,H)

    public Decoder(String name, int tokens, int size, Recurrent recurrent, RandomGenerator random) {
        this(
                new Embedding(name + ".tokens", tokens, size, random),
                recurrent,
                new Dense(name + ".out", recurrent.outputs(), tokens, Activation.IDENTITY, random));
    }

    private Decoder(Embedding embedding, Recurrent recurrent, Dense out) {
        this.embedding = embedding;
        this.recurrent = recurrent;
        this.out = out;
    }

    public Decoder replica() {
        return new Decoder(embedding.replica(), recurrent.replica(), out.replica());
    }

    @Override
    public List<Param> params() {
        return Layer.params(embedding, recurrent, out);
    }

    public int stateSize() {
        return recurrent.stateSize();
    }

    /// The state (B,S) and the tokens before each step (T,B), the first a start token -> scores (T*B,V) of the
    /// token at each step
    public FMatrixRMaj forward(FMatrixRMaj state, Tokens before) {
        this.before = before;
        return out.forward(recurrent.forward(embedding.forward(before), state).values());
    }

    /// dScores (T*B,V), zero past the ends -> the gradient by the state (B,S)
    public FMatrixRMaj backward(FMatrixRMaj dScores) {
        var dh = out.backward(dScores); // forward: scores = out(h)
        dHidden.reshape(before.steps(), before.lengths(), recurrent.outputs())
                .values()
                .setTo(dh);
        embedding.backward(recurrent.backward(dHidden));
        return recurrent.initialGradient();
    }

    /// Writes the likeliest token at each step until `end` or `most` tokens, from one state (1,S). `end` is not
    /// among them.
    public int[] write(FMatrixRMaj state, int start, int end, int most) {
        var written = new int[most];
        int token = start;
        for (int n = 0; n < most; n++) {
            var scores = forward(state, new Tokens().fill(new int[][] {{token}}, 1));
            token = greatest(scores);
            if (token == end) return Arrays.copyOf(written, n);
            written[n] = token;
            state = recurrent.last().copy();
        }
        return written;
    }

    private static int greatest(FMatrixRMaj scores) {
        int best = 0;
        for (int v = 1; v < scores.numCols; v++) if (scores.data[v] > scores.data[best]) best = v;
        return best;
    }
}
