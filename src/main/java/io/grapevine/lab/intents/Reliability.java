package io.grapevine.lab.intents;

/// How often answers of a confidence are right: what a reliability diagram shows.
public record Reliability(Bin[] bins) {

    /// Classified whose confidence lies between `from` and `to`.
    ///
    /// @param confidence their mean confidence, 0 where there are none
    /// @param accuracy   the share of them that is right, 0 where there are none
    public record Bin(double from, double to, int count, double confidence, double accuracy) {

        double gap() {
            return Math.abs(confidence - accuracy);
        }
    }

    public static Reliability of(Classified answers, int bins) {
        if (bins < 1) throw new IllegalArgumentException("bins must be at least 1, was " + bins);
        var counts = new int[bins];
        var confidence = new double[bins];
        var right = new int[bins];
        for (var answer : answers.all()) {
            int bin = (int) Math.min(bins - 1, answer.confidence() * bins);
            counts[bin]++;
            confidence[bin] += answer.confidence();
            if (answer.right()) right[bin]++;
        }
        var all = new Bin[bins];
        for (int i = 0; i < bins; i++) {
            double n = Math.max(1, counts[i]);
            all[i] = new Bin((double) i / bins, (i + 1.0) / bins, counts[i], confidence[i] / n, right[i] / n);
        }
        return new Reliability(all);
    }
}
