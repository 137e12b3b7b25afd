package io.grapevine.lab.evaluate;

import io.grapevine.domain.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What an evaluation of answers measured, in percent.
///
/// @param generator who wrote the answers, each once: a chat model's name, `extractive`, `fixed`
public record AnswerReport(String generator, List<Outcome> outcomes) {

    private static final double PERCENT = 100;

    public AnswerReport {
        outcomes = List.copyOf(outcomes);
    }

    /// One question's answer.
    ///
    /// @param routed     the route that the router took
    /// @param right      whether the answer holds an accepted text
    /// @param citations  how many it has
    /// @param goldCitations how many of them name a source that is needed
    public record Outcome(
            String id, Route route, Route routed, boolean right, int citations, int goldCitations, String answer) {}

    /// @param questions         how many
    /// @param accuracy          answers that hold an accepted text
    /// @param citationPrecision citations that name a needed source, of all citations; empty where nothing was
    ///                          cited
    /// @param routerAccuracy    questions that took the route they are meant for
    public record Figures(int questions, double accuracy, OptionalDouble citationPrecision, double routerAccuracy) {

        Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("questions", questions);
            json.put("accuracy", rounded(accuracy));
            json.put(
                    "citationPrecision",
                    citationPrecision.isPresent() ? rounded(citationPrecision.getAsDouble()) : null);
            json.put("routerAccuracy", rounded(routerAccuracy));
            return json;
        }
    }

    public Figures overall() {
        return figures(outcomes);
    }

    public Map<Route, Figures> byRoute() {
        var figures = new LinkedHashMap<Route, Figures>();
        for (var route : Route.values()) {
            var some = outcomes.stream()
                    .filter(outcome -> outcome.route() == route)
                    .toList();
            if (!some.isEmpty()) {
                figures.put(route, figures(some));
            }
        }
        return figures;
    }

    private static Figures figures(List<Outcome> outcomes) {
        var citations = outcomes.stream().mapToInt(Outcome::citations).sum();
        var gold = outcomes.stream().mapToInt(Outcome::goldCitations).sum();
        return new Figures(
                outcomes.size(),
                share(outcomes.stream().filter(Outcome::right).count(), outcomes.size()),
                citations == 0 ? OptionalDouble.empty() : OptionalDouble.of(share(gold, citations)),
                share(
                        outcomes.stream()
                                .filter(outcome -> outcome.route() == outcome.routed())
                                .count(),
                        outcomes.size()));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : PERCENT * part / whole;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// As JSON has it: the overall figures, `routes` with the figures of each, and `wrong` with the answers to
    /// look at.
    public Map<String, Object> toJson() {
        var json = overall().toJson();
        json.put("generator", generator);
        var routes = new LinkedHashMap<String, Object>();
        byRoute().forEach((route, figures) -> routes.put(route.label(), figures.toJson()));
        json.put("routes", routes);
        json.put(
                "wrong",
                outcomes.stream()
                        .filter(outcome -> !outcome.right())
                        .map(outcome -> Map.of(
                                "id", outcome.id(), "routed", outcome.routed().label(), "answer", outcome.answer()))
                        .toList());
        return json;
    }

    /// As a table for people, one line a route, and the answers that were wrong.
    public String toTable() {
        var text = new StringBuilder("answers by %s%n%n%-14s%10s%10s%12s%9s%n"
                .formatted(generator, "route", "questions", "right", "citations", "router"));
        byRoute().forEach((route, figures) -> text.append(line(route.label(), figures)));
        text.append(line("all", overall()));
        outcomes.stream()
                .filter(outcome -> !outcome.right())
                .forEach(outcome -> text.append("%nnot accepted: %s (%s)%n  %s%n"
                        .formatted(
                                outcome.id(),
                                outcome.routed().label(),
                                outcome.answer().replace("\n", "\n  "))));
        return text.toString();
    }

    private static String line(String label, Figures figures) {
        var citations = figures.citationPrecision().isPresent()
                ? "%.1f%%".formatted(figures.citationPrecision().getAsDouble())
                : "-";
        return "%-14s%10d%9.1f%%%12s%8.1f%%%n"
                .formatted(label, figures.questions(), figures.accuracy(), citations, figures.routerAccuracy());
    }
}
