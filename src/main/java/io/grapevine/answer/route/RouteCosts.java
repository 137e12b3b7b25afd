package io.grapevine.answer.route;

import io.grapevine.domain.Route;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/// What a wrong route costs, and the route whose expected cost is least: Σ p(right) cost(right, chosen) (Berger
/// 1985, section 4.4). Where several cost the same the likelier is chosen.
///
/// A lookup in vain costs 1. Refusing a question that documents answer costs most. A summary or a count of
/// everything in place of an answer costs more than passages in place of a summary; between `lookup` and
/// `multihop`, which retrieve alike, nothing does.
final class RouteCosts {

    /// Of refusing a question that the documents may answer: so refused only where the network is 83% sure.
    static final double REFUSED = 5;
    /// Of a summary of everything, where one fact was asked for: chosen from 67% on.
    static final double SUMMARISED = 2;
    /// Of a count over everything, where one fact was asked for: chosen from 60% on.
    static final double COUNTED = 1.5;

    private RouteCosts() {}

    /// The route of the least expected cost.
    ///
    /// @param probabilities of each route; one that is missing has probability 0
    static Route cheapest(Map<Route, Double> probabilities) {
        return Arrays.stream(Route.values())
                .min(Comparator.<Route>comparingDouble(chosen -> expected(probabilities, chosen))
                        .thenComparingDouble(chosen -> -probabilities.getOrDefault(chosen, 0.0)))
                .orElseThrow();
    }

    private static double expected(Map<Route, Double> probabilities, Route chosen) {
        return probabilities.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * of(entry.getKey(), chosen))
                .sum();
    }

    /// What it costs to choose a route where another is right.
    static double of(Route right, Route chosen) {
        if (right == chosen) return 0;
        return switch (chosen) {
            case LOOKUP, MULTIHOP ->
                switch (right) {
                    case LOOKUP, MULTIHOP -> 0;
                    case CHITCHAT, OVERVIEW, AGGREGATE, OUT_OF_SCOPE -> 1;
                };
            case CHITCHAT, OUT_OF_SCOPE ->
                switch (right) {
                    case LOOKUP, MULTIHOP, OVERVIEW, AGGREGATE -> REFUSED;
                    case CHITCHAT, OUT_OF_SCOPE -> 1;
                };
            case OVERVIEW -> SUMMARISED;
            case AGGREGATE -> COUNTED;
        };
    }
}
