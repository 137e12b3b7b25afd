package io.grapevine.answer.learn;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/// Chooses the next arm to pull: exploits what looks best, explores what is little known.
///
/// Sources: Sutton and Barto, Reinforcement Learning, 2nd ed., 2.2 (epsilon-greedy) and eq. 2.10 (upper
/// confidence bound); Chapelle and Li 2011 (Thompson sampling). Ties are broken by chance.
public sealed interface Policy {

    /// @return the arm, from 0 to `values.arms() - 1`
    int choose(ActionValues values, RandomGenerator random);

    /// With probability `epsilon` any arm, otherwise the one with the highest estimate.
    record EpsilonGreedy(double epsilon) implements Policy {

        public EpsilonGreedy {
            if (!(epsilon >= 0 && epsilon <= 1)) {
                throw new IllegalArgumentException("epsilon must be from 0 to 1, was " + epsilon);
            }
        }

        @Override
        public int choose(ActionValues values, RandomGenerator random) {
            return random.nextDouble() < epsilon
                    ? random.nextInt(values.arms())
                    : best(values.arms(), values::estimate, random);
        }
    }

    /// The highest `Q(a) + c sqrt(ln t / N(a))`; an arm that was never tried comes first.
    record UpperConfidenceBound(double c) implements Policy {

        @Override
        public int choose(ActionValues values, RandomGenerator random) {
            var logTotal = Math.log(Math.max(1, values.totalCount()));
            return best(
                    values.arms(),
                    arm -> values.count(arm) == 0
                            ? Double.POSITIVE_INFINITY
                            : values.estimate(arm) + c * Math.sqrt(logTotal / values.count(arm)),
                    random);
        }
    }

    /// Draws a plausible value for each arm and takes the highest: for rewards of 0 or 1 from the Beta posterior
    /// `Beta(1 + successes, 1 + failures)`.
    record ThompsonSampling() implements Policy {

        @Override
        public int choose(ActionValues values, RandomGenerator random) {
            return best(
                    values.arms(),
                    arm -> {
                        var successes = values.estimate(arm) * values.count(arm);
                        return beta(1 + successes, 1 + values.count(arm) - successes, random);
                    },
                    random);
        }

        /// Beta(a, b) as X / (X + Y) of two Gamma draws.
        private static double beta(double a, double b, RandomGenerator random) {
            var x = gamma(a, random);
            return x / (x + gamma(b, random));
        }

        /// Gamma(shape, 1) for shape at least 1 (Marsaglia and Tsang 2000).
        private static double gamma(double shape, RandomGenerator random) {
            var d = shape - 1.0 / 3;
            var c = 1 / Math.sqrt(9 * d);
            while (true) {
                var normal = random.nextGaussian();
                var v = Math.pow(1 + c * normal, 3);
                if (v > 0 && Math.log(random.nextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    private static int best(int arms, IntToDoubleFunction value, RandomGenerator random) {
        var best = 0;
        var highest = Double.NEGATIVE_INFINITY;
        var ties = 0;
        for (var arm = 0; arm < arms; arm++) {
            var v = value.applyAsDouble(arm);
            if (v > highest) {
                best = arm;
                highest = v;
                ties = 1;
            } else if (v == highest && random.nextInt(++ties) == 0) { // each of n equals stays with chance 1/n
                best = arm;
            }
        }
        return best;
    }
}
