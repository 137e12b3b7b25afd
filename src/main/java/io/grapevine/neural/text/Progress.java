package io.grapevine.neural.text;

import java.time.Duration;
import java.util.Locale;

/// Where training stands after an epoch.
///
/// @param epoch     counted from 1
/// @param loss      mean loss of the epoch's steps, in nats, with dropout and label smoothing
/// @param accuracy  of the validation data, 0 to 1
/// @param validLoss cross-entropy of the validation data, in nats
/// @param norm      of the gradient, the mean over the epoch's batches, before it was clipped
/// @param rate      learning rate at the end of the epoch
/// @param took      by this epoch
/// @param remaining at most, if no early stopping ends it
public record Progress(
        int epoch,
        int epochs,
        double loss,
        double accuracy,
        double validLoss,
        double norm,
        double rate,
        Duration took,
        Duration remaining) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %.4f  validation accuracy %.2f%% loss %.4f  gradient %.4f  rate %.2e  %.1f s  at most %d s to go",
                epoch,
                epochs,
                loss,
                100 * accuracy,
                validLoss,
                norm,
                rate,
                took.toMillis() / 1000.0,
                remaining.toSeconds());
    }
}
