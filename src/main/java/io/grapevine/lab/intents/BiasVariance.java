package io.grapevine.lab.intents;

import java.util.HashMap;
import java.util.List;

/// Where the errors come from, by the decomposition of the 0-1 loss (Domingos 2000, section 2), without noise.
/// Over
/// training sets that are drawn anew, the main prediction for a text is the label that most classifiers give it.
///
/// error = bias + variance, variance = unbiased - biased variance.
///
/// @param error            mean share of wrong answers
/// @param bias             share of texts whose main prediction is wrong: what more data of the kind will not
///                         mend
/// @param unbiasedVariance share of answers that leave a right main prediction: they hurt
/// @param biasedVariance   share of answers that leave a wrong main prediction for the right label: they help
public record BiasVariance(double error, double bias, double unbiasedVariance, double biasedVariance) {

    /// unbiased - biased: what training sets add to the error by differing.
    public double variance() {
        return unbiasedVariance - biasedVariance;
    }

    public static BiasVariance of(Resampled resampled) {
        return of(resampled.labels(), resampled.given());
    }

    /// @param labels the right one of each text
    /// @param given  of each classifier, its answer to each text
    static BiasVariance of(List<String> labels, List<List<String>> given) {
        double error = 0;
        double bias = 0;
        double unbiased = 0;
        double biased = 0;
        for (int i = 0; i < labels.size(); i++) {
            int text = i;
            var answers = given.stream().map(round -> round.get(text)).toList();
            var main = main(answers);
            double wrong = share(answers, labels.get(i), false);
            error += wrong;
            if (main.equals(labels.get(i))) {
                unbiased += wrong;
            } else {
                bias++;
                biased += 1 - wrong;
            }
        }
        double n = labels.size();
        return new BiasVariance(error / n, bias / n, unbiased / n, biased / n);
    }

    private static double share(List<String> answers, String label, boolean equal) {
        return answers.stream().filter(answer -> answer.equals(label) == equal).count() / (double) answers.size();
    }

    /// The most frequent; of several, the first in the alphabet.
    private static String main(List<String> answers) {
        var counts = new HashMap<String, Integer>();
        answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
        return counts.keySet().stream()
                .sorted()
                .max((a, b) -> {
                    int byCount = Integer.compare(counts.get(a), counts.get(b));
                    return byCount != 0 ? byCount : b.compareTo(a);
                })
                .orElseThrow();
    }
}
