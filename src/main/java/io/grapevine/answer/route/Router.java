package io.grapevine.answer.route;

import io.grapevine.domain.Routing;

/// Decides which way a question is answered. Implementations are safe for many threads.
@FunctionalInterface
public interface Router {

    /// The route of a question that stands alone, with its calibrated confidence and every other route's.
    Routing route(String question);
}
