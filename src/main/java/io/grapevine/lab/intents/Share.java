package io.grapevine.lab.intents;

/// A share of a sample in percent, with the interval that holds the true share with 95% confidence (Wilson
/// 1927).
public record Share(int count, int of, double percent, double low, double high) {

    /// The 97.5% quantile of the normal distribution.
    private static final double Z = 1.959964;

    /// @throws IllegalArgumentException where `of` is 0, or less than `count`
    public static Share of(int count, int of) {
        if (of < 1 || count < 0 || count > of)
            throw new IllegalArgumentException(
                    "a share is of at least one and at most all, was " + count + " of " + of);
        double p = count / (double) of;
        double z2 = Z * Z / of;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / of + z2 / (4 * of)) / (1 + z2);
        return new Share(count, of, round(p), round(centre - half), round(centre + half));
    }

    private static double round(double share) {
        return Math.round(1_000 * Math.clamp(share, 0, 1)) / 10.0;
    }
}
