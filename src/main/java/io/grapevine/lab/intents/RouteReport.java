package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How well questions are routed: of all, by label, and by source.
///
/// @param calibrationError expected calibration error of the classifier's likeliest route, in percent, ten bins
public record RouteReport(Row all, double calibrationError, List<Row> byRoute, List<Row> bySource) {

    private static final int BINS = 10;

    /// A question and where it was sent.
    public record Routed(RoutedQuestion question, Routing routing) {

        /// `lookup` and `multihop` retrieve alike, so either is right for both.
        boolean recognised() {
            var right = question.route();
            var chosen = routing.route();
            return right == chosen || looksUp(right) && looksUp(chosen);
        }

        private static boolean looksUp(Route route) {
            return route == Route.LOOKUP || route == Route.MULTIHOP;
        }
    }

    /// The figures of some questions.
    ///
    /// @param recognised sent the way that their label says
    /// @param refused    sent to small talk or out of scope
    /// @param computed   sent to `aggregate` or `overview`
    public record Row(String name, Share recognised, Share refused, Share computed) {

        static Row of(String name, List<Routed> routed) {
            return new Row(
                    name,
                    share(routed, Routed::recognised),
                    share(routed, goesTo(Route.CHITCHAT, Route.OUT_OF_SCOPE)),
                    share(routed, goesTo(Route.AGGREGATE, Route.OVERVIEW)));
        }

        private static Predicate<Routed> goesTo(Route... routes) {
            return routed -> Set.of(routes).contains(routed.routing().route());
        }

        private static Share share(List<Routed> routed, Predicate<Routed> which) {
            return Share.of((int) routed.stream().filter(which).count(), routed.size());
        }
    }

    /// @throws IllegalArgumentException where there are no questions
    public static RouteReport of(List<Routed> routed) {
        return new RouteReport(
                Row.of("all", routed),
                calibrationError(routed),
                rows(routed, r -> r.question().route().label()),
                rows(
                        routed,
                        r -> r.question().route().label() + ", " + r.question().source()));
    }

    private static List<Row> rows(List<Routed> routed, Function<Routed, String> name) {
        var groups = routed.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
        var rows = new ArrayList<Row>();
        groups.forEach((key, group) -> rows.add(Row.of(key, group)));
        return List.copyOf(rows);
    }

    private static double calibrationError(List<Routed> routed) {
        var answers = routed.stream()
                .map(r -> {
                    var likeliest = r.routing().alternatives().entrySet().stream()
                            .max(java.util.Map.Entry.comparingByValue())
                            .orElseThrow();
                    return new Classified.Answer(
                            r.question().route().label(), likeliest.getKey().label(), likeliest.getValue(), 0, false);
                })
                .toList();
        return Math.round(1e3 * Metrics.calibrationError(new Classified(answers), BINS)) / 10.0;
    }
}
