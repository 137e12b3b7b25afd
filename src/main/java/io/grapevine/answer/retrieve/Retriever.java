package io.grapevine.answer.retrieve;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import java.util.Set;

/// Finds passages for a question, one class a way to find them. Implementations are safe for many threads.
public interface Retriever {

    RetrievalMode mode();

    /// The routes that this retriever was made for, where it goes before the others of its mode; none for a
    /// general one.
    default Set<Route> routes() {
        return Set.of();
    }

    /// The best passages of the question's collections, best first, at most `k`; fewer or none where there are
    /// not more.
    ///
    /// @param vector embedding of the question's text, normalised
    /// @throws io.grapevine.domain.GrapevineException.Unavailable where the store does not answer
    Evidence retrieve(Question question, float[] vector, int k);
}
