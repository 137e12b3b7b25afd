package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Instance-based learning beside the model-based: nothing is trained, a text gets the labels of the k examples
/// whose embeddings are nearest by cosine (Cover and Hart 1967), each weighted by e^(cosine / temperature).
/// Thread-safe where the embedding is.
public final class NearestNeighbours implements TextClassifier {

    /// Of votes over sentence embeddings, whose cosines lie close together.
    public static final double USUAL_TEMPERATURE = 0.05;

    static final String KIND = "nearest-neighbours";

    private final List<String> labels;
    private final int[] targets;
    private final float[][] vectors; // of length 1
    private final Function<String, float[]> embed;
    private final int k;
    private final double temperature;
    private final double threshold;
    private final int outOfScope;

    /// @param embed       turns a text into its vector; any length but 0
    /// @param k           neighbours that vote
    /// @param temperature the lower, the more the nearest counts
    /// @param threshold   cosine of the nearest in-scope neighbour below which it abstains; negative infinity
    ///                    for never
    public NearestNeighbours(
            List<Example> examples, Function<String, float[]> embed, int k, double temperature, double threshold) {
        this(
                Example.labels(examples),
                examples.stream()
                        .mapToInt(example -> Example.labels(examples).indexOf(example.label()))
                        .toArray(),
                examples.stream()
                        .map(example -> normalised(embed.apply(example.text())))
                        .toArray(float[][]::new),
                embed,
                k,
                temperature,
                threshold);
    }

    private NearestNeighbours(
            List<String> labels,
            int[] targets,
            float[][] vectors,
            Function<String, float[]> embed,
            int k,
            double temperature,
            double threshold) {
        if (k < 1 || k > targets.length)
            throw new IllegalArgumentException("k must be from 1 to the " + targets.length + " examples, was " + k);
        if (!(temperature > 0)) throw new IllegalArgumentException("temperature must be above 0, was " + temperature);
        this.labels = labels;
        this.targets = targets;
        this.vectors = vectors;
        this.embed = embed;
        this.k = k;
        this.temperature = temperature;
        this.threshold = threshold;
        outOfScope = OutOfScope.index(labels);
    }

    /// Writes the examples' vectors and labels; the texts are not among it.
    public void write(Path file) throws IOException {
        var matrix = Param.zeros("vectors", vectors.length, vectors[0].length);
        for (int i = 0; i < vectors.length; i++) {
            System.arraycopy(vectors[i], 0, matrix.value().data, i * vectors[i].length, vectors[i].length);
        }
        var metadata = Map.of(
                "labels",
                String.join("\n", labels),
                "targets",
                Arrays.stream(targets).mapToObj(String::valueOf).collect(Collectors.joining(" ")),
                "k",
                String.valueOf(k),
                "temperature",
                String.valueOf(temperature),
                "threshold",
                String.valueOf(threshold));
        WeightsFile.of(KIND, metadata, List.of(matrix)).write(file);
    }

    /// Whether a file is one that [#write] wrote.
    public static boolean wrote(Path file) throws IOException {
        return Files.isRegularFile(file) && WeightsFile.isOf(file, KIND);
    }

    /// @param embed the embedding that the examples were embedded by
    /// @throws WeightsException for a file that is missing, damaged, foreign, or of another embedding
    public static NearestNeighbours read(Path file, Function<String, float[]> embed) throws IOException {
        if (!Files.isRegularFile(file)) throw new WeightsException("there is no weights file " + file);
        var read = WeightsFile.read(Files.readAllBytes(file), file.toString(), KIND);
        var matrix = read.matrices().get("vectors");
        if (matrix == null) throw new WeightsException(file + " has no vectors");
        try {
            return new NearestNeighbours(
                    List.of(read.require("labels").split("\n")),
                    Arrays.stream(read.require("targets").split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray(),
                    IntStream.range(0, matrix.numRows)
                            .mapToObj(
                                    i -> Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols))
                            .toArray(float[][]::new),
                    embed,
                    read.requireInt("k"),
                    Double.parseDouble(read.require("temperature")),
                    Double.parseDouble(read.require("threshold")));
        } catch (IllegalArgumentException e) {
            throw new WeightsException(file + " cannot be used: " + e.getMessage());
        }
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public double threshold() {
        return threshold;
    }

    /// The score is the cosine of the nearest example that is in scope.
    @Override
    public double classify(String text, float[] probabilities) {
        var query = normalised(embed.apply(text));
        var best = new double[k]; // rising
        var label = new int[k];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        double nearest = -1;
        for (int i = 0; i < vectors.length; i++) {
            double cosine = dot(query, vectors[i]);
            if (targets[i] != outOfScope) nearest = Math.max(nearest, cosine);
            if (cosine > best[0]) insert(cosine, targets[i], best, label);
        }
        vote(best, label, probabilities);
        return nearest;
    }

    /// Takes the place of the farthest, and moves up to its own.
    private static void insert(double cosine, int target, double[] best, int[] label) {
        int at = 0;
        for (; at + 1 < best.length && best[at + 1] < cosine; at++) {
            best[at] = best[at + 1];
            label[at] = label[at + 1];
        }
        best[at] = cosine;
        label[at] = target;
    }

    private void vote(double[] best, int[] label, float[] probabilities) {
        Arrays.fill(probabilities, 0);
        double total = 0;
        for (double cosine : best) total += Math.exp((cosine - best[k - 1]) / temperature);
        for (int n = 0; n < k; n++)
            probabilities[label[n]] += (float) (Math.exp((best[n] - best[k - 1]) / temperature) / total);
    }

    private static double dot(float[] a, float[] b) {
        if (a.length != b.length)
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " elements");
        float sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static float[] normalised(float[] vector) {
        double length = 0;
        for (float x : vector) length += x * x;
        var normalised = vector.clone();
        for (int i = 0; i < vector.length && length > 0; i++) normalised[i] /= (float) Math.sqrt(length);
        return normalised;
    }
}
