package io.grapevine.lab.evaluate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The paired bootstrap: how sure it is that one method is better than another on the same questions.
///
/// Questions are drawn with replacement, as many as there are; the interval holds the middle 95% of the mean
/// differences (percentile method: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
public final class Bootstrap {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /// A mean difference with its 95% interval, in the unit of the scores.
    public record Gain(double mean, double low, double high) {

        /// Whether the interval leaves no room for chance.
        public boolean isSure() {
            return low > 0 || high < 0;
        }
    }

    private Bootstrap() {}

    /// @param scores    one number a question
    /// @param baseline  the other method's numbers of the same questions, in the same order
    /// @param resamples how often questions are drawn anew
    public static Gain gain(double[] scores, double[] baseline, int resamples, RandomGenerator random) {
        if (scores.length != baseline.length || scores.length == 0) {
            throw new IllegalArgumentException("scores must be as many as the baseline's and at least one, were "
                    + scores.length + " and " + baseline.length);
        }
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, was " + resamples);
        }
        var differences = new double[scores.length];
        Arrays.setAll(differences, question -> scores[question] - baseline[question]);
        var means = new double[resamples];
        Arrays.setAll(means, sample -> meanOfResample(differences, random));
        Arrays.sort(means);
        return new Gain(
                Arrays.stream(differences).average().orElseThrow(), quantile(means, LOW), quantile(means, HIGH));
    }

    /// A share with its 95% interval, where what belongs together (the turns of a conversation) is drawn
    /// together.
    public record Share(double value, double low, double high) {}

    /// The share of `whole` that `part` is, both summed over all groups.
    ///
    /// @param part      one number a group
    /// @param whole     of the same groups, in the same order
    /// @param resamples how often groups are drawn anew
    public static Share share(double[] part, double[] whole, int resamples, RandomGenerator random) {
        if (part.length != whole.length || part.length == 0) {
            throw new IllegalArgumentException(
                    "groups must be as many and at least one, were " + part.length + " and " + whole.length);
        }
        var shares = new double[resamples];
        for (int sample = 0; sample < resamples; sample++) {
            double parts = 0;
            double wholes = 0;
            for (int draw = 0; draw < part.length; draw++) {
                int group = random.nextInt(part.length);
                parts += part[group];
                wholes += whole[group];
            }
            shares[sample] = ratio(parts, wholes);
        }
        Arrays.sort(shares);
        return new Share(
                ratio(Arrays.stream(part).sum(), Arrays.stream(whole).sum()),
                quantile(shares, LOW),
                quantile(shares, HIGH));
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double meanOfResample(double[] differences, RandomGenerator random) {
        var sum = 0.0;
        for (var draw = 0; draw < differences.length; draw++) {
            sum += differences[random.nextInt(differences.length)];
        }
        return sum / differences.length;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
