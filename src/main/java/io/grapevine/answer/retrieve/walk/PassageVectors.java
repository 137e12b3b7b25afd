package io.grapevine.answer.retrieve.walk;

import java.util.List;

/// The embeddings of all passages of a walk, one behind the other: 4 bytes a number, 1.5 MB per thousand
/// passages of 384.
///
/// They are kept here rather than asked of the vector index, because the seeds need the cosine of every passage
/// of the collections at hand, exactly; an approximate index gives the nearest few of all collections.
final class PassageVectors {

    private final float[] numbers; // (passages, dimension)
    private final int dimension;
    private final int passages;

    /// @param vectors normalised, or empty for a passage without one, which resembles nothing
    /// @throws IllegalArgumentException where they are not of one length
    PassageVectors(List<float[]> vectors) {
        passages = vectors.size();
        dimension = vectors.stream().mapToInt(v -> v.length).max().orElse(0);
        numbers = new float[Math.multiplyExact(passages, dimension)];
        for (int p = 0; p < passages; p++) {
            int length = vectors.get(p).length;
            if (length != 0 && length != dimension) {
                throw new IllegalArgumentException(
                        "vectors must be of " + dimension + " numbers, one was of " + length);
            }
            System.arraycopy(vectors.get(p), 0, numbers, p * dimension, length);
        }
    }

    private PassageVectors(float[] numbers, int dimension, int passages) {
        this.numbers = numbers;
        this.dimension = dimension;
        this.passages = passages;
    }

    /// Those of some passages, in their order.
    PassageVectors only(int[] some) {
        var kept = new float[some.length * dimension];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(numbers, some[i] * dimension, kept, i * dimension, dimension);
        }
        return new PassageVectors(kept, dimension, some.length);
    }

    /// The cosine of each passage with a normalised vector.
    float[] cosines(float[] vector) {
        if (passages > 0 && vector.length != dimension) {
            throw new IllegalArgumentException(
                    "the question's vector must have " + dimension + " numbers, had " + vector.length);
        }
        var cosines = new float[passages];
        for (int p = 0; p < passages; p++) {
            cosines[p] = dot(vector, p * dimension);
        }
        return cosines;
    }

    /// Four sums at once: each addition need not wait for the one before.
    private float dot(float[] vector, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < dimension; i += 4) {
            a += vector[i] * numbers[at + i];
            b += vector[i + 1] * numbers[at + i + 1];
            c += vector[i + 2] * numbers[at + i + 2];
            d += vector[i + 3] * numbers[at + i + 3];
        }
        for (; i < dimension; i++) {
            a += vector[i] * numbers[at + i];
        }
        return a + b + c + d;
    }

    long bytes() {
        return 4L * numbers.length;
    }
}
