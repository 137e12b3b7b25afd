package io.grapevine.lab.evaluate;

import io.grapevine.answer.learn.ActionValues;
import io.grapevine.answer.learn.Policy;
import java.util.SplittableRandom;

/// The ten-armed test bed of Sutton and Barto (Reinforcement Learning, 2nd ed., 2.3): many random problems whose
/// arms have true values from N(0, 1) and rewards from N(value, 1).
public final class TenArmedTestbed {

    private static final int ARMS = 10;

    /// @param reward  mean reward at each step, over all problems
    /// @param optimal share of problems in which the best arm was pulled at each step
    public record Curve(double[] reward, double[] optimal) {

        /// Mean reward over the last tenth of the steps.
        public double finalReward() {
            return tail(reward);
        }

        public double finalOptimal() {
            return tail(optimal);
        }

        private static double tail(double[] curve) {
            var from = curve.length - Math.max(1, curve.length / 10);
            var sum = 0.0;
            for (var step = from; step < curve.length; step++) {
                sum += curve[step];
            }
            return sum / (curve.length - from);
        }
    }

    private TenArmedTestbed() {}

    /// The same seed gives every policy the same problems.
    public static Curve run(Policy policy, int problems, int steps, long seed) {
        var reward = new double[steps];
        var optimal = new double[steps];
        for (var problem = 0; problem < problems; problem++) {
            var truth = new SplittableRandom(seed + problem);
            var values = new double[ARMS];
            var best = 0;
            for (var arm = 0; arm < ARMS; arm++) {
                values[arm] = truth.nextGaussian();
                best = values[arm] > values[best] ? arm : best;
            }
            var random = truth.split();
            var known = ActionValues.sampleAverages(ARMS);
            for (var step = 0; step < steps; step++) {
                var arm = policy.choose(known, random);
                var r = values[arm] + random.nextGaussian();
                known.update(arm, r);
                reward[step] += r / problems;
                optimal[step] += (arm == best ? 1.0 : 0.0) / problems;
            }
        }
        return new Curve(reward, optimal);
    }
}
