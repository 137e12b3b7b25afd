package io.grapevine.neural.text;

import java.util.List;
import java.util.function.Function;

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

    /// As `classify(text)`, by a sentence embedding that the caller brings along, one that remembers its vectors
    /// for example; not asked by a classifier that mixes none in.
    default Prediction classify(String text, Function<String, float[]> sentence) {
        return classify(text);
    }

    default Prediction classify(String text) {
        var probabilities = new float[labels().size()];
        double score = classify(text, probabilities);
        return Prediction.of(labels(), probabilities, score < threshold());
    }
}
