package io.grapevine.lab.intents;

import io.grapevine.lab.intents.Classified.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Predicate;

/// Figures over answers, as shares of 1. None is defined over nothing: each throws for no answers.
public final class Metrics {

    private Metrics() {}

    /// Share of answers whose label is right.
    public static double accuracy(Classified answers) {
        return share(answers, Answer::right);
    }

    /// Share of answers that are right and not abstained from.
    public static double accuracyWithThreshold(Classified answers) {
        return share(answers, answer -> answer.right() && !answer.abstained());
    }

    /// Share of texts that are taken for out of scope.
    public static double refusedShare(Classified answers) {
        return share(answers, Answer::refused);
    }

    private static double share(Classified answers, Predicate<Answer> which) {
        requireSome(answers.size());
        return answers.all().stream().filter(which).count() / (double) answers.size();
    }

    /// F1 = 2 TP / (2 TP + FP + FN) of each label that occurs among the right ones, averaged.
    public static double macroF1(Classified answers) {
        requireSome(answers.size());
        var counts = new LinkedHashMap<String, int[]>(); // TP, FP, FN
        for (var answer : answers.all()) counts.put(answer.label(), new int[3]);
        for (var answer : answers.all()) {
            if (answer.right()) {
                counts.get(answer.label())[0]++;
                continue;
            }
            counts.get(answer.label())[2]++;
            if (counts.containsKey(answer.given())) counts.get(answer.given())[1]++;
        }
        return counts.values().stream()
                .mapToDouble(c -> 2.0 * c[0] / (2 * c[0] + c[1] + c[2]))
                .average()
                .orElseThrow();
    }

    /// The probability that an in-scope text has a higher score than one that is out of scope; a tie counts
    /// half. That is the area under the ROC curve (Hanley and McNeil 1982), here by ranks.
    public static double auroc(double[] inScope, double[] outOfScope) {
        requireSome(Math.min(inScope.length, outOfScope.length));
        var sorted = outOfScope.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : inScope) wins += (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2.0;
        return wins / inScope.length / outOfScope.length;
    }

    /// How many elements are below `value`, or equal where that counts.
    private static int countBelow(double[] sorted, double value, boolean equalToo) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || equalToo && sorted[middle] == value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Expected calibration error (Guo et al. 2017, eq. 3): |accuracy - mean confidence| in each of `bins` equal
    /// bins of confidence, weighted by how many answers it holds.
    public static double calibrationError(Classified answers, int bins) {
        requireSome(answers.size());
        return Arrays.stream(Reliability.of(answers, bins).bins())
                        .mapToDouble(bin -> bin.count() * bin.gap())
                        .sum()
                / answers.size();
    }

    private static void requireSome(int count) {
        if (count == 0) throw new IllegalArgumentException("there is no figure over no answers");
    }
}
