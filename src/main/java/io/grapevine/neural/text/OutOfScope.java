package io.grapevine.neural.text;

import java.util.List;
import java.util.Set;

/// The labels that say: none of the others. Examples that have one are trained on as a class of their own.
public final class OutOfScope {

    private static final Set<String> LABELS = Set.of("oos", "out_of_scope");

    private OutOfScope() {}

    public static boolean is(String label) {
        return LABELS.contains(label);
    }

    /// Where it stands among `labels`, or -1.
    public static int index(List<String> labels) {
        for (int c = 0; c < labels.size(); c++) {
            if (is(labels.get(c))) return c;
        }
        return -1;
    }

    /// By how much a text is in scope: log p_best - log(p_out) / 4, p_best the probability of the best label
    /// that is in scope, p_out that of being out of scope. The first part alone sees texts that are unlike all
    /// labels, the second texts that are like the examples of out of scope; on the validation data of CLINC150
    /// the first alone has an AUROC of 95.3, the sum one of 96.8.
    ///
    /// @param index of the out-of-scope label, or -1: then the first part is all
    static double score(float[] probabilities, int index) {
        double best = 0;
        for (int c = 0; c < probabilities.length; c++) {
            if (c != index) best = Math.max(best, probabilities[c]);
        }
        return index < 0 ? log(best) : log(best) - log(probabilities[index]) / 4;
    }

    private static double log(double p) {
        return Math.log(Math.max(Float.MIN_NORMAL, p));
    }
}
