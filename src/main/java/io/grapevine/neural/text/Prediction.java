package io.grapevine.neural.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a classifier says of a text.
///
/// @param label         the most probable label
/// @param confidence    its calibrated probability, 0 to 1
/// @param probabilities of every label, in the classifier's order of labels
/// @param abstained     whether the text is taken for one that none of the labels fits: `label` is then only the
///                      best guess
public record Prediction(String label, double confidence, Map<String, Double> probabilities, boolean abstained) {

    public Prediction {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /// Of probabilities in the order of `labels`.
    static Prediction of(List<String> labels, float[] probabilities, boolean abstained) {
        var all = new LinkedHashMap<String, Double>();
        int best = 0;
        for (int c = 0; c < labels.size(); c++) {
            all.put(labels.get(c), (double) probabilities[c]);
            if (probabilities[c] > probabilities[best]) best = c;
        }
        return new Prediction(labels.get(best), probabilities[best], all, abstained);
    }
}
