package io.grapevine.neural.text;

import io.grapevine.neural.kernel.Kernel;
import io.grapevine.neural.layer.Sequences;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/// A [TextNetwork] made ready to answer one text at a time: every known word's vector and its products with all
/// filters are computed once, so that a text CNN only adds and compares. Shared by threads, each with a
/// [Workspace] of its own; nothing is allocated to answer.
///
/// T words, D size of a word's vector, P = Σ h F columns of the products (regions h, F filters each), C labels.
final class Inference {

    /// Of more words, the products of the rarer ones are computed when they are met.
    private static final int MOST_WORDS = 20_000;

    private final TextNetwork network;
    private final Vocabulary vocabulary;
    private final int size; // D
    private final int known; // rows 0 to known - 1 stand in the tables
    private final float[] vectors; // (known,D)
    private final int[] regions;
    private final int filters;
    private final float[] filterMatrix; // (D,P): W_j of each region side by side
    private final float[] products; // (known,P)
    private final float[][] biases; // of each region (F)
    private final FMatrixRMaj outputMatrix; // (N,C)
    private final float[] outputBias; // (C)

    Inference(TextNetwork network, Vocabulary vocabulary) {
        this.network = network;
        this.vocabulary = vocabulary;
        var shape = network.shape();
        size = shape.embedding();
        known = Math.min(MOST_WORDS, 1 + vocabulary.words().size());
        vectors = new float[known * size];
        for (int row = 0; row < known; row++)
            addVector(vocabulary.bag(row), vocabulary.bag(row).length, vectors, row * size);
        regions = shape.architecture().convolves() ? shape.regionSizes() : new int[0];
        filters = shape.filters();
        biases = new float[regions.length][];
        outputMatrix = network.output().params().get(0).value();
        outputBias = network.output().params().get(1).value().data;
        filterMatrix = filterMatrix();
        products = new float[known * columns()];
        Kernel.multAdd(known, size, columns(), vectors, 0, filterMatrix, 0, products, 0);
    }

    /// P
    private int columns() {
        return Arrays.stream(regions).sum() * filters;
    }

    /// The convolution's params are w (h*D,F) and b (1,F) of each region in turn.
    private float[] filterMatrix() {
        int columns = columns();
        var matrix = new float[size * columns];
        var params = regions.length == 0 ? null : network.encoders().getFirst().params();
        int column = 0;
        for (int r = 0; r < regions.length; r++) {
            var w = params.get(2 * r).value().data;
            biases[r] = params.get(2 * r + 1).value().data;
            for (int j = 0; j < regions[r]; j++, column += filters) {
                for (int d = 0; d < size; d++)
                    System.arraycopy(w, (j * size + d) * filters, matrix, d * columns + column, filters);
            }
        }
        return matrix;
    }

    /// to += E[word] + (1/n) Σ E[n-gram], as [io.grapevine.neural.layer.Embedding] has it
    private void addVector(int[] bag, int length, float[] to, int at) {
        var e = network.embeddingMatrix().data;
        for (int i = 0; i < length; i++) {
            float factor = i == 0 ? 1 : 1f / (length - 1);
            for (int d = 0; d < size; d++) to[at + d] += factor * e[bag[i] * size + d];
        }
    }

    Workspace workspace() {
        return new Workspace();
    }

    /// The buffers of one thread.
    final class Workspace {
        private final Encoder[] recurrent = network.encoders().stream()
                .filter(encoder -> !(encoder instanceof ConvolutionEncoder))
                .map(Encoder::replica)
                .toArray(Encoder[]::new);
        private final float[] vector = new float[size]; // of an unknown word
        private int[] bag = new int[64];
        private float[] unknown = {}; // (T,P): products of unknown words
        // where the products of word t lie,
        private final float[][] from = new float[NetworkClassifier.LONGEST][];
        private final int[] fromAt = new int[NetworkClassifier.LONGEST]; // and at what index
        private final float[] sum = new float[filters];
        private final Sequences x = new Sequences(); // (T,D), for recurrent layers
        private final int[] lengths = new int[1];
        private final FMatrixRMaj features = new FMatrixRMaj(1, outputMatrix.numRows); // (1,N)

        private Workspace() {}

        /// The scores of the labels before the softmax. WordScanner, sentence embedding (S) or null -> (C)
        void scores(WordScanner words, float[] sentence, float[] into) {
            read(words);
            int column = 0;
            for (int r = 0, at = 0; r < regions.length; at += regions[r] * filters, r++, column += filters) {
                convolve(regions[r], at, biases[r], words.count(), column);
            }
            for (int i = 0; i < recurrent.length; i++) {
                var y = recurrent[i].forward(x);
                System.arraycopy(y.data, 0, features.data, column, y.numCols);
                column += y.numCols;
            }
            for (int i = 0; sentence != null && i < sentence.length; i++)
                features.data[column + i] = TextNetwork.SENTENCE_SCALE * sentence[i];
            System.arraycopy(outputBias, 0, into, 0, outputMatrix.numCols);
            Kernel.multAdd(
                    1, outputMatrix.numRows, outputMatrix.numCols, features.data, 0, outputMatrix.data, 0, into, 0);
        }

        /// Finds each word's vector and products.
        private void read(WordScanner words) {
            lengths[0] = words.count();
            x.reshape(Math.max(1, words.count()), lengths, size);
            if (words.count() == 0) x.values().zero();
            int columns = filterMatrix.length / size;
            for (int t = 0; t < words.count(); t++) {
                int row = vocabulary.row(words.letters(), words.start(t), words.end(t));
                if (row != Vocabulary.UNKNOWN && row < known) {
                    System.arraycopy(vectors, row * size, x.values().data, t * size, size);
                    from[t] = products;
                    fromAt[t] = row * columns;
                    continue;
                }
                readUnknown(words, t, row);
                System.arraycopy(vector, 0, x.values().data, t * size, size);
                if (unknown.length < words.count() * columns) unknown = Arrays.copyOf(unknown, words.count() * columns);
                Arrays.fill(unknown, t * columns, (t + 1) * columns, 0);
                Kernel.multAdd(1, size, columns, vector, 0, filterMatrix, 0, unknown, t * columns);
                from[t] = unknown;
                fromAt[t] = t * columns;
            }
            for (int t = 0; t < words.count(); t++) {
                if (from[t] != products) from[t] = unknown; // it may have grown
            }
        }

        private void readUnknown(WordScanner words, int t, int row) {
            int length = words.end(t) - words.start(t);
            int count = 1 + vocabulary.ngrams(length);
            if (bag.length < count) bag = new int[2 * count];
            bag[0] = row;
            vocabulary.ngrams(words.letters(), words.start(t), words.end(t), bag, 1);
            Arrays.fill(vector, 0);
            addVector(bag, count, vector, 0);
        }

        /// y_f = max(0, max_t Σ_j (x_{t+j} W_j)_f + b_f) into the features from `column`; the products of W_0
        /// begin at `at`. A text shorter than the region is read with zeros behind.
        private void convolve(int h, int at, float[] b, int count, int column) {
            var y = features.data;
            Arrays.fill(y, column, column + filters, count == 0 ? 0 : Float.NEGATIVE_INFINITY);
            for (int t = 0; t < count && t < Math.max(1, count - h + 1); t++) {
                System.arraycopy(from[t], fromAt[t] + at, sum, 0, filters);
                for (int j = 1; j < h && t + j < count; j++) add(from[t + j], fromAt[t + j] + at + j * filters);
                for (int f = 0; f < filters; f++) y[column + f] = Math.max(y[column + f], sum[f]);
            }
            for (int f = 0; f < filters; f++) y[column + f] = Math.max(0, y[column + f] + b[f]);
        }

        private void add(float[] products, int at) {
            for (int f = 0; f < filters; f++) sum[f] += products[at + f];
        }
    }
}
