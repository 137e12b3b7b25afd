package io.grapevine.neural.text;

import java.util.List;
import java.util.Set;

/// The labels that say: none of the others. Examples that have one are trained on as a class of their own; a text is taken for out of
/// scope the more surely, the less probability is left for the best of the other labels.
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

    /// The probability of the best label that is in scope.
    ///
    /// @param index of the out-of-scope label, or -1
    static double score(float[] probabilities, int index) {
        double best = 0;
        for (int c = 0; c < probabilities.length; c++) {
            if (c != index) best = Math.max(best, probabilities[c]);
        }
        return best;
    }
}
