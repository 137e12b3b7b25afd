package io.grapevine.graph.conversation;

import java.time.Instant;

/// A question and the route that a user chose for it instead of the router's.
///
/// @param question as it was answered, rewritten where it was
/// @param route    label of the route
public record RouteCorrection(String question, String route, Instant at) {

    public RouteCorrection {
        if (question.isBlank()) throw new IllegalArgumentException("the question of a correction is blank");
        if (route.isBlank()) throw new IllegalArgumentException("the route for '" + question + "' is blank");
    }
}
