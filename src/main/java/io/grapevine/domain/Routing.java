package io.grapevine.domain;

import java.util.Map;

/// The router's decision.
///
/// @param confidence    calibrated probability of the route, 0 to 1; 1 where the user chose it
/// @param alternatives  every route's probability, the chosen one included
/// @param overridden    true where the user chose the route
public record Routing(Route route, double confidence, Map<Route, Double> alternatives, boolean overridden) {

    public Routing {
        alternatives = Map.copyOf(alternatives);
    }

    public static Routing chosenByUser(Route route) {
        return new Routing(route, 1, Map.of(route, 1.0), true);
    }
}
