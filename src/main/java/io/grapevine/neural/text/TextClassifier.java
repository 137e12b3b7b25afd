package io.grapevine.neural.text;

import java.util.List;

/// Says which of its labels a text has, and how sure it is. Thread-safe.
public interface TextClassifier {

    /// All labels, in the order of the probabilities.
    List<String> labels();

    /// Writes the calibrated probability of each label into `probabilities`, and returns the score by which it
    /// abstains: the lower, the more likely it is that the text is out of scope. A text without words gets what
    /// the classifier says of no evidence.
    double classify(String text, float[] probabilities);

    /// The score below which it abstains; negative infinity where it never does.
    double threshold();

    default Prediction classify(String text) {
        var probabilities = new float[labels().size()];
        double score = classify(text, probabilities);
        return Prediction.of(labels(), probabilities, score < threshold());
    }
}
