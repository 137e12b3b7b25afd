package io.grapevine.neural.text;

import io.grapevine.neural.loss.Softmax;
import java.util.List;
import java.util.stream.IntStream;

/// What makes scores honest: the temperature that divides them before the softmax (Guo et al. 2017), and the
/// threshold below which a classifier abstains. Both are fitted on validation data.
public final class Calibration {

    /// How much in-scope accuracy abstaining may cost on the validation data.
    private static final double COST = 0.007;

    private Calibration() {}

    /// The temperature that minimises the cross-entropy, by golden-section search: as a function of 1 /
    /// temperature it is convex.
    ///
    /// @param scores one row an example, before the softmax
    public static double temperature(float[][] scores, int[] labels) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = 0.05;
        double high = 10; // of 1 / temperature
        for (int i = 0; i < 60; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (crossEntropy(scores, labels, left) < crossEntropy(scores, labels, right)) high = right;
            else low = left;
        }
        return 2 / (low + high);
    }

    /// The probabilities that scores have at a temperature; it never abstains.
    ///
    /// @param scores one a label, before the softmax
    public static Prediction prediction(List<String> labels, float[] scores, double temperature) {
        var probabilities = scores.clone();
        Softmax.apply(probabilities, 0, labels.size(), temperature);
        return Prediction.of(labels, probabilities, false);
    }

    static double crossEntropy(float[][] scores, int[] labels, double factor) {
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (float score : scores[i]) max = Math.max(max, score * factor);
            double sum = 0;
            for (float score : scores[i]) sum += Math.exp(score * factor - max);
            total += max + Math.log(sum) - scores[i][labels[i]] * factor;
        }
        return total / scores.length;
    }

    /// The highest threshold that costs at most 0.7 points of in-scope accuracy.
    ///
    /// @param scores of the in-scope examples, the higher the surer
    /// @param right  whether the best label of each is the right one; abstaining from a wrong one costs nothing
    public static double threshold(List<Double> scores, List<Boolean> right) {
        var ofRight = IntStream.range(0, scores.size())
                .filter(right::get)
                .mapToDouble(scores::get)
                .sorted()
                .toArray();
        if (ofRight.length == 0) return Double.NEGATIVE_INFINITY;
        return ofRight[(int) Math.min(ofRight.length - 1, COST * scores.size())];
    }
}
