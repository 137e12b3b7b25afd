package io.grapevine.neural.text;

import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Dropout;
import io.grapevine.neural.layer.Embedding;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.layer.TextConvolution;
import io.grapevine.neural.layer.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// WordScanner in, one score a label out: embedding, one or two encoders side by side, the sentence embedding
/// beside them where one is mixed in, dropout, and a dense layer. The scores are those before the softmax.
///
/// T steps, B texts, D size of a word's vector, S size of the sentence embedding, N size of all features, C
/// labels.
public final class TextNetwork implements Layer {

    /// A sentence embedding has length 1, so its elements are small beside the other features; this brings them
    /// level.
    static final float SENTENCE_SCALE = 10;

    private final NetworkShape shape;
    private final Embedding embedding;
    private final List<Encoder> encoders;
    private final Dense output;
    private final Dropout inputDropout;
    private final Dropout featureDropout;
    private final FMatrixRMaj features = new FMatrixRMaj(0, 0); // (B,N)
    // an encoder's columns of the gradient by the features
    private final List<FMatrixRMaj> parts = new ArrayList<>();

    /// @param inputDropout   share of the elements of the word vectors that training drops
    /// @param featureDropout share of the features that it drops
    public TextNetwork(NetworkShape shape, double inputDropout, double featureDropout, RandomGenerator random) {
        this(
                shape,
                new Embedding("embedding", shape.rows(), shape.embedding(), random),
                encoders(shape, random),
                null,
                inputDropout,
                featureDropout,
                random);
    }

    private TextNetwork(
            NetworkShape shape,
            Embedding embedding,
            List<Encoder> encoders,
            Dense output,
            double inputDropout,
            double featureDropout,
            RandomGenerator random) {
        this.shape = shape;
        this.embedding = embedding;
        this.encoders = encoders;
        int size = encoders.stream().mapToInt(Encoder::outputs).sum() + shape.sentence();
        this.output = output != null ? output : new Dense("output", size, shape.labels(), Activation.IDENTITY, random);
        this.inputDropout = new Dropout(inputDropout);
        this.featureDropout = new Dropout(featureDropout);
        encoders.forEach(encoder -> parts.add(new FMatrixRMaj(0, 0)));
    }

    private static List<Encoder> encoders(NetworkShape shape, RandomGenerator random) {
        var encoders = new ArrayList<Encoder>();
        if (shape.architecture().convolves()) {
            encoders.add(new ConvolutionEncoder(new TextConvolution(
                    "convolution", shape.embedding(), shape.regionSizes(), shape.filters(), random)));
        }
        if (shape.architecture().recurs()) {
            encoders.add(RecurrentEncoder.of(
                    shape.architecture(), shape.embedding(), shape.hidden(), shape.layers(), random));
        }
        if (shape.architecture() == Architecture.LINEAR) {
            encoders.add(new MeanEncoder(shape.embedding()));
        }
        return List.copyOf(encoders);
    }

    /// To be filled from a file.
    static TextNetwork untrained(NetworkShape shape) {
        return new TextNetwork(shape, 0, 0, new SplittableRandom(0));
    }

    /// Over the same params, with buffers of its own, for another thread; it does not train.
    public TextNetwork replica() {
        return new TextNetwork(
                shape,
                embedding.replica(),
                encoders.stream().map(Encoder::replica).toList(),
                output.replica(),
                0,
                0,
                null);
    }

    public NetworkShape shape() {
        return shape;
    }

    /// (V,D)
    FMatrixRMaj embeddingMatrix() {
        return embedding.params().getFirst().value();
    }

    /// The text CNN first, where there is one.
    List<Encoder> encoders() {
        return encoders;
    }

    Dense output() {
        return output;
    }

    @Override
    public List<Param> params() {
        var params = new ArrayList<>(embedding.params());
        encoders.forEach(encoder -> params.addAll(encoder.params()));
        params.addAll(output.params());
        return List.copyOf(params);
    }

    /// The fewest steps that a batch must have.
    public int minSteps() {
        return encoders.stream().mapToInt(Encoder::minSteps).max().orElse(1);
    }

    /// Tokens (T,B), sentence embeddings (B,S) or null where none are mixed in -> scores (B,C)
    public FMatrixRMaj forward(Tokens tokens, FMatrixRMaj sentences) {
        return output.forward(features(embedding.forward(tokens), sentences));
    }

    /// As `forward`, with dropout.
    public FMatrixRMaj forwardInTraining(Tokens tokens, FMatrixRMaj sentences, RandomGenerator random) {
        var x = embedding.forward(tokens);
        x.values().setTo(inputDropout.forward(x.values(), random));
        return output.forward(featureDropout.forward(features(x, sentences), random));
    }

    /// dscores (B,C) of the last `forwardInTraining`
    public void backward(FMatrixRMaj dscores) {
        var dfeatures = featureDropout.backward(output.backward(dscores));
        Sequences dx = null;
        int column = 0;
        for (int e = 0; e < encoders.size(); e++) {
            var part = parts.get(e);
            part.reshape(dfeatures.numRows, encoders.get(e).outputs());
            copyColumns(dfeatures, column, part, 0, part.numCols, 1);
            column += part.numCols;
            var dxOfOne = encoders.get(e).backward(part); // forward: every encoder reads the same x
            if (dx == null) dx = dxOfOne;
            else add(dxOfOne.values(), dx.values());
        }
        dx.values().setTo(inputDropout.backward(dx.values()));
        embedding.backward(dx);
    }

    private FMatrixRMaj features(Sequences x, FMatrixRMaj sentences) {
        features.reshape(x.batch(), output.params().getFirst().value().numRows);
        int column = 0;
        for (var encoder : encoders) {
            copyColumns(encoder.forward(x), 0, features, column, encoder.outputs(), 1);
            column += encoder.outputs();
        }
        if (shape.sentence() > 0) copyColumns(sentences, 0, features, column, shape.sentence(), SENTENCE_SCALE);
        return features;
    }

    private static void copyColumns(
            FMatrixRMaj from, int fromColumn, FMatrixRMaj to, int toColumn, int columns, float scale) {
        for (int row = 0; row < to.numRows; row++) {
            int fromAt = row * from.numCols + fromColumn;
            int toAt = row * to.numCols + toColumn;
            for (int j = 0; j < columns; j++) to.data[toAt + j] = scale * from.data[fromAt + j];
        }
    }

    private static void add(FMatrixRMaj from, FMatrixRMaj to) {
        for (int i = 0; i < to.getNumElements(); i++) to.data[i] += from.data[i];
    }
}
