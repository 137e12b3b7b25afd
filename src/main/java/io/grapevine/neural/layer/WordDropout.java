package io.grapevine.neural.layer;

import java.util.random.RandomGenerator;

/// While training, makes each token the unknown one with probability `rate`, n-grams and all: the network
/// learns to read around words that it does not know.
public record WordDropout(double rate, int[] unknown) {

    public WordDropout {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException("a word dropout rate must be in [0,1), was " + rate);
    }

    public void apply(Tokens tokens, RandomGenerator random) {
        if (rate == 0) return;
        for (int b = 0; b < tokens.batch(); b++) {
            for (int t = 0; t < tokens.lengths()[b]; t++) {
                if (random.nextDouble() < rate) tokens.replace(t, b, unknown);
            }
        }
    }
}
