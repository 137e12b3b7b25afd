package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Elman;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.loss.Softmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Which character comes next, by an Elman network over one-hot characters: the min-char-rnn of Karpathy 2015.
/// h_t = tanh(x_t Wx + h_{t-1} Wh + b), p_t = softmax(h_t Wy + c).
///
/// V characters, H hidden size, T steps.
public final class CharacterLanguageModel implements Layer {

    static final String KIND = "character-language-model";
    private static final double INITIAL_DEVIATION = 0.01;

    private final int[] characters; // V code points, ascending
    private final Map<Integer, Integer> indexes = new HashMap<>();
    private final Elman elman; // V -> H
    private final Dense out; // H -> V
    private final Sequences x = new Sequences(); // (T,V), one-hot
    private final Sequences dh = new Sequences(); // (T,H)

    /// Over the characters of `text`, with weights that are still random.
    public CharacterLanguageModel(String text, int hidden, RandomGenerator random) {
        this(text.codePoints().distinct().sorted().toArray(), hidden);
        for (var param : params()) {
            if (param.value().numRows == 1) continue; // biases start at 0
            for (int i = 0; i < param.size(); i++)
                param.value().data[i] = (float) (INITIAL_DEVIATION * random.nextGaussian());
        }
    }

    private CharacterLanguageModel(int[] characters, int hidden) {
        if (characters.length < 2)
            throw new IllegalArgumentException("a text to learn from needs at least 2 different characters");
        this.characters = characters;
        for (int i = 0; i < characters.length; i++) indexes.put(characters[i], i);
        var later = new SplittableRandom(0); // every weight is set by the caller
        elman = new Elman("charlm", characters.length, hidden, later);
        out = new Dense("charlm.out", hidden, characters.length, Activation.IDENTITY, later);
    }

    @Override
    public List<Param> params() {
        return Layer.params(elman, out);
    }

    public int hidden() {
        return elman.outputs();
    }

    public int characters() {
        return characters.length;
    }

    /// The text as indexes of characters; one that the network does not know is refused.
    public int[] encode(String text) {
        return text.codePoints()
                .map(c -> {
                    var index = indexes.get(c);
                    if (index == null)
                        throw new IllegalArgumentException(
                                "the weights do not know the character '" + Character.toString(c) + "'");
                    return index;
                })
                .toArray();
    }

    /// Characters text[from] ... text[to - 1] after the state (1,H) -> scores (T,V) of the character that
    /// follows each
    FMatrixRMaj forward(int[] text, int from, int to, FMatrixRMaj state) {
        x.reshape(to - from, 1, characters.length).values().zero();
        for (int t = 0; t < to - from; t++) x.values().data[x.offset(t, 0) + text[from + t]] = 1;
        return out.forward(elman.forward(x, state).values());
    }

    /// dScores (T,V); the gradient stops at the state that `forward` began with
    void backward(FMatrixRMaj dScores) {
        dh.like(x, hidden()).values().setTo(out.backward(dScores)); // forward: scores = out(h)
        elman.backward(dh); // forward: h = elman(x)
    }

    /// (1,H): the state after the last `forward`.
    FMatrixRMaj last() {
        return elman.last();
    }

    /// Writes `length` characters after `prompt`. Temperature below 1 keeps to what is likely, above 1 dares
    /// more.
    public String sample(String prompt, int length, double temperature, RandomGenerator random) {
        if (!(temperature > 0))
            throw new IllegalArgumentException("the temperature must be above 0, was " + temperature);
        var text =
                encode(prompt.isEmpty() ? Character.toString(characters[random.nextInt(characters.length)]) : prompt);
        var written = new StringBuilder();
        var state = new FMatrixRMaj(1, hidden());
        var scores = forward(text, 0, text.length, state);
        for (int n = 0; n < length; n++) {
            int last = (scores.numRows - 1) * characters.length;
            Softmax.apply(scores.data, last, characters.length, temperature);
            int drawn = draw(scores.data, last, random.nextDouble());
            written.appendCodePoint(characters[drawn]);
            state.setTo(last());
            scores = forward(new int[] {drawn}, 0, 1, state);
        }
        return written.toString();
    }

    private int draw(float[] p, int at, double target) {
        for (int c = 0; c < characters.length; c++) {
            target -= p[at + c];
            if (target < 0) return c;
        }
        return characters.length - 1;
    }

    /// As a weights file, with further metadata and matrices (a checkpoint has them).
    WeightsFile file(Map<String, String> metadata, List<Param> further) {
        var all = new TreeMap<>(metadata);
        all.put("characters", new String(characters, 0, characters.length));
        all.put("hidden", String.valueOf(hidden()));
        var params = new ArrayList<>(params());
        params.addAll(further);
        return WeightsFile.of(KIND, all, params);
    }

    static CharacterLanguageModel of(WeightsFile file) throws WeightsException {
        var model = new CharacterLanguageModel(
                file.require("characters").codePoints().toArray(), file.requireInt("hidden"));
        file.copyTo(model.params());
        return model;
    }

    /// The network that was written to this file.
    public static CharacterLanguageModel read(Path file) throws IOException {
        return of(WeightsFile.read(file, KIND));
    }
}
