package io.grapevine.answer.retrieve.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Vectors of a few passages, by which it is known what cosine a question has with passages that have nothing to
/// do with it: that differs from one embedding model to the next, and from one collection to the next. Immutable
/// and thread-safe.
public record CosineSample(List<float[]> vectors) {

    static final CosineSample NONE = new CosineSample(List.of());

    /// Below the mean by so many standard deviations: there one of a thousand passages is. Measured, a walk that
    /// starts from it finds as much as one from the least cosine of all passages (docs/graph.md#walking).
    private static final double DEVIATIONS = 3;

    public CosineSample {
        vectors = List.copyOf(vectors);
    }

    static CosineSample joined(Collection<CosineSample> samples) {
        var all = new ArrayList<float[]>();
        samples.forEach(sample -> all.addAll(sample.vectors));
        return new CosineSample(all);
    }

    /// The cosine of a normalised vector with what has nothing to do with it; -1 where there is no sample.
    public double unrelated(float[] vector) {
        var cosines = vectors.stream().mapToDouble(other -> dot(vector, other)).toArray();
        double sum = 0;
        double squares = 0;
        for (double cosine : cosines) {
            sum += cosine;
            squares += cosine * cosine;
        }
        double mean = sum / cosines.length;
        double variance = Math.max(0, squares / cosines.length - mean * mean);
        return cosines.length == 0 ? -1 : mean - DEVIATIONS * Math.sqrt(variance);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
