package io.grapevine.answer.retrieve;

import io.grapevine.domain.ScoredPassage;
import java.util.List;
import java.util.OptionalDouble;

/// The vector index's scores as cosines.
public final class Similarity {

    private Similarity() {}

    /// Of the best passage of a vector search, whose score is (1 + cosine) / 2.
    public static OptionalDouble ofFirst(List<ScoredPassage> found) {
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(2 * found.getFirst().score() - 1);
    }
}
