package io.grapevine.answer.route;

import io.grapevine.domain.Routing;
import java.util.function.Function;

/// Decides which way a question is answered. Implementations are safe for many threads.
@FunctionalInterface
public interface Router {

    /// The route of a question that stands alone, with its calibrated confidence and every other route's.
    ///
    /// @param sentence gives the sentence embedding of a text, of length 1
    Routing route(String question, Function<String, float[]> sentence);
}
