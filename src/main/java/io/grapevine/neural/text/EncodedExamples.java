package io.grapevine.neural.text;

import io.grapevine.neural.layer.Tokens;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/// Examples as numbers: the rows of their words, their sentence embeddings where those are mixed in, and their
/// labels.
final class EncodedExamples {

    /// Batches are cut from pools of so many batches that are sorted by length: texts of like length stand
    /// together, so that a batch has few empty steps, and yet which ones do is different in every epoch.
    private static final int POOL = 32;

    private final int[][][] words;
    private final float[][] sentences; // null where none are mixed in
    private final int[] labels;

    EncodedExamples(
            List<Example> examples, List<String> labels, Vocabulary vocabulary, Function<String, float[]> sentence) {
        words = examples.stream()
                .map(example -> vocabulary.encode(example.text(), NetworkClassifier.LONGEST))
                .toArray(int[][][]::new);
        sentences = sentence == null
                ? null
                : examples.stream()
                        .map(example -> sentence.apply(example.text()))
                        .toArray(float[][]::new);
        this.labels = examples.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .toArray();
    }

    int size() {
        return labels.length;
    }

    /// Of each example.
    int[] labels() {
        return labels;
    }

    /// S, or 0 where no sentence embedding is mixed in.
    int sentenceSize() {
        return sentences == null ? 0 : sentences[0].length;
    }

    /// Which examples stand in which batch: a matrix of indices, the last row of which may be shorter.
    int[][] batches(int size, RandomGenerator random) {
        var order = IntStream.range(0, size()).toArray();
        shuffle(order, random);
        var byLength = IntStream.of(order).boxed().toArray(Integer[]::new);
        for (int from = 0; from < byLength.length; from += POOL * size) {
            Arrays.sort(
                    byLength,
                    from,
                    Math.min(byLength.length, from + POOL * size),
                    Comparator.comparing(i -> words[i].length));
        }
        var batches = new int[(size() + size - 1) / size][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = IntStream.range(i * size, Math.min(size(), (i + 1) * size))
                    .map(j -> byLength[j])
                    .toArray();
        }
        var batchOrder = IntStream.range(0, batches.length).toArray();
        shuffle(batchOrder, random);
        return IntStream.of(batchOrder).mapToObj(i -> batches[i]).toArray(int[][]::new);
    }

    /// Fisher and Yates.
    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    Tokens tokens(int[] batch, int minSteps, Tokens into) {
        return into.fill(words, batch, 0, batch.length, minSteps);
    }

    /// (B,S), or null where none are mixed in
    FMatrixRMaj sentences(int[] batch, FMatrixRMaj into) {
        if (sentences == null) return null;
        int size = sentences[0].length;
        into.reshape(batch.length, size);
        for (int b = 0; b < batch.length; b++) System.arraycopy(sentences[batch[b]], 0, into.data, b * size, size);
        return into;
    }

    int[] labels(int[] batch) {
        return IntStream.of(batch).map(i -> labels[i]).toArray();
    }
}
