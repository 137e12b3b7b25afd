package io.grapevine.lab.intents;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// What a classifier is worth on labelled utterances, in percent; null where it does not apply.
///
/// @param examples              how many there are, in scope and out
/// @param accuracy              share of the in-scope examples whose most probable label is the right one
/// @param macroF1               F1 of each in-scope label, averaged
/// @param oosRecall             share of the out-of-scope examples that are labelled so or abstained from
/// @param auroc                 how surely the score tells in-scope from out-of-scope examples: area under the
///                              ROC curve
/// @param calibrationError      expected calibration error over the in-scope examples, in ten bins of confidence
/// @param accuracyWithThreshold as accuracy, where an abstention counts as wrong
@JsonPropertyOrder({"examples", "accuracy", "macroF1", "oosRecall", "auroc", "calibrationError", "accuracyWithThreshold"
})
public record IntentReport(
        int examples,
        Double accuracy,
        Double macroF1,
        Double oosRecall,
        Double auroc,
        Double calibrationError,
        Double accuracyWithThreshold) {

    public static IntentReport of(Classified answers) {
        var inScope = answers.inScope();
        var out = answers.outOfScope();
        boolean both = inScope.size() > 0 && out.size() > 0;
        return new IntentReport(
                answers.size(),
                percent(inScope.size() == 0 ? null : Metrics.accuracy(inScope)),
                percent(inScope.size() == 0 ? null : Metrics.macroF1(inScope)),
                percent(out.size() == 0 ? null : Metrics.refusedShare(out)),
                percent(both ? Metrics.auroc(inScope.scores(), out.scores()) : null),
                percent(inScope.size() == 0 ? null : Metrics.calibrationError(inScope, 10)),
                percent(inScope.size() == 0 ? null : Metrics.accuracyWithThreshold(inScope)));
    }

    private static Double percent(Double share) {
        return share == null ? null : Math.round(1e4 * share) / 100.0;
    }
}
