package io.grapevine.answer.learn;

import java.util.Arrays;

/// What is known of each arm of a k-armed bandit: an estimate of its value and how often it was tried.
///
/// Incremental update `Q_{n+1} = Q_n + step (R_n - Q_n)` (Sutton and Barto, Reinforcement Learning, 2nd ed.,
/// eq. 2.3); with `step = 1/n` the estimate is the sample average, with a constant step it forgets
/// exponentially (eq. 2.5), which suits values that drift. Not thread-safe.
public final class ActionValues {

    private final double[] estimates; // (k)
    private final double[] counts; // (k) tries, the prior's included
    private final double constantStep; // 0: sample averages

    private ActionValues(double[] estimates, double[] counts, double constantStep) {
        this.estimates = estimates;
        this.counts = counts;
        this.constantStep = constantStep;
    }

    /// Sample averages that start at 0 with no weight: the first reward replaces the start.
    public static ActionValues sampleAverages(int arms) {
        return new ActionValues(new double[arms], new double[arms], 0);
    }

    /// Estimates with a constant step that start at 0.
    ///
    /// @param step above 0 and at most 1
    public static ActionValues constantStep(int arms, double step) {
        if (!(step > 0 && step <= 1)) {
            throw new IllegalArgumentException("step must be above 0 and at most 1, was " + step);
        }
        return new ActionValues(new double[arms], new double[arms], step);
    }

    /// Sample averages that start at `priors`, each as if it had been tried `weight` times.
    public static ActionValues withPriors(double[] priors, double weight) {
        var counts = new double[priors.length];
        Arrays.fill(counts, weight);
        return new ActionValues(priors.clone(), counts, 0);
    }

    public void update(int arm, double reward) {
        update(arm, reward, 1);
    }

    /// The same as `times` single updates by sample averages with rewards whose mean is `meanReward`.
    public void update(int arm, double meanReward, int times) {
        if (times == 0) {
            return;
        }
        counts[arm] += times;
        var step = constantStep > 0 ? 1 - Math.pow(1 - constantStep, times) : times / counts[arm];
        estimates[arm] += step * (meanReward - estimates[arm]);
    }

    public int arms() {
        return estimates.length;
    }

    public double estimate(int arm) {
        return estimates[arm];
    }

    public double count(int arm) {
        return counts[arm];
    }

    public double totalCount() {
        return Arrays.stream(counts).sum();
    }
}
