package io.grapevine.lab.intents;

import java.util.List;

/// Where the squared error of the probabilities (the Brier score) comes from, by the decomposition of Geman et
/// al. 1992 (eq. 2.4), without noise: with p of one classifier, p̄ the mean over training sets that are drawn
/// anew, and y 1 of the right class and 0 of the others,
///
/// mean Σ_c (p_c - y_c)² = mean Σ_c (p̄_c - y_c)² + mean Σ_c (p_c - p̄_c)².
///
/// @param error    of a classifier, the mean
/// @param bias     of the mean of all classifiers, squared: what more data of the kind will not mend
/// @param variance about that mean: what training sets add by differing
public record SquaredBiasVariance(double error, double bias, double variance) {

    public static SquaredBiasVariance of(Resampled resampled) {
        var classes = resampled.classes();
        int texts = resampled.labels().size();
        double error = 0;
        double bias = 0;
        double variance = 0;
        for (int i = 0; i < texts; i++) {
            for (int c = 0; c < classes.size(); c++) {
                double y = classes.get(c).equals(resampled.labels().get(i)) ? 1 : 0;
                var p = column(resampled.probabilities(), i, c);
                double mean = mean(p);
                bias += square(mean - y);
                for (double one : p) {
                    error += square(one - y) / p.length;
                    variance += square(one - mean) / p.length;
                }
            }
        }
        return new SquaredBiasVariance(error / texts, bias / texts, variance / texts);
    }

    private static double[] column(List<float[][]> probabilities, int text, int c) {
        return probabilities.stream().mapToDouble(round -> round[text][c]).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    private static double square(double x) {
        return x * x;
    }
}
