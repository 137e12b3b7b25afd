package io.grapevine.lab.evaluate;

import io.grapevine.domain.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// What an evaluation of answers measured, in percent, each figure with its 95% interval.
///
/// @param generator who wrote the answers, each once: a chat model's name, `extractive`, `fixed`
/// @param negatives questions that the documents do not answer, with whether they were answered all the same
public record AnswerReport(String generator, List<Outcome> outcomes, List<Negative> negatives) {

    private static final double PERCENT = 100;
    private static final int RESAMPLES = 1000;
    private static final long SEED = 7;

    public AnswerReport {
        outcomes = List.copyOf(outcomes);
        negatives = List.copyOf(negatives);
    }

    /// One question's answer.
    ///
    /// @param routed     the route that the router took
    /// @param answered   false where it says that the documents do not hold the answer, or refuses
    /// @param right      whether the answer holds an accepted text
    /// @param rightFirst whether its first sentence does
    /// @param marked     words that it marks; empty where it marks none
    /// @param exact      1 where the marked words are an accepted text, else 0
    /// @param f1         of the marked words, 0 to 1
    /// @param words      length without citations
    /// @param citations  how many it has
    /// @param goldCitations how many of them name a source that is needed
    /// @param gold       how many sources are needed
    /// @param goldCited  how many of them it cites
    public record Outcome(
            String id,
            Route route,
            Route routed,
            boolean answered,
            boolean right,
            boolean rightFirst,
            Optional<String> marked,
            double exact,
            double f1,
            int words,
            int citations,
            int goldCitations,
            int gold,
            int goldCited,
            String answer) {}

    /// A question that the documents do not answer.
    public record Negative(String question, boolean answered, String answer) {}

    /// A figure with its 95% interval (bootstrap over questions).
    public record Figure(double value, double low, double high) {

        List<Double> toJson() {
            return List.of(rounded(value), rounded(low), rounded(high));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f [%.1f, %.1f]", value, low, high);
        }
    }

    /// @param questions         how many
    /// @param accuracy          answers that hold an accepted text
    /// @param citationPrecision citations that name a needed source, of all citations; empty where nothing was
    ///                          cited
    /// @param routerAccuracy    questions that took the route they are meant for
    /// @param detail            all further figures by their names
    public record Figures(
            int questions,
            double accuracy,
            OptionalDouble citationPrecision,
            double routerAccuracy,
            Map<String, Figure> detail) {

        Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("questions", questions);
            json.put("accuracy", rounded(accuracy));
            json.put(
                    "citationPrecision",
                    citationPrecision.isPresent() ? rounded(citationPrecision.getAsDouble()) : null);
            json.put("routerAccuracy", rounded(routerAccuracy));
            detail.forEach((name, figure) -> json.put(name, rounded(figure.value())));
            var intervals = new LinkedHashMap<String, Object>();
            detail.forEach(
                    (name, figure) -> intervals.put(name, List.of(rounded(figure.low()), rounded(figure.high()))));
            json.put("intervals95", intervals);
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

    /// Share of the questions of other documents that are answered; empty where none was asked.
    public Optional<Figure> falseAnswers() {
        return negatives.isEmpty()
                ? Optional.empty()
                : Optional.of(mean(negatives, negative -> negative.answered() ? PERCENT : 0));
    }

    private static Figures figures(List<Outcome> outcomes) {
        var citations = outcomes.stream().mapToInt(Outcome::citations).sum();
        var gold = outcomes.stream().mapToInt(Outcome::goldCitations).sum();
        var detail = new LinkedHashMap<String, Figure>();
        detail.put("inAnswer", share(outcomes, Outcome::right));
        detail.put("inFirstSentence", share(outcomes, Outcome::rightFirst));
        detail.put("exactMatch", mean(outcomes, outcome -> PERCENT * outcome.exact()));
        detail.put("f1", mean(outcomes, outcome -> PERCENT * outcome.f1()));
        detail.put("words", mean(outcomes, Outcome::words));
        detail.put("refused", share(outcomes, outcome -> !outcome.answered()));
        var cited = outcomes.stream().filter(outcome -> outcome.citations() > 0).toList();
        if (!cited.isEmpty()) {
            detail.put(
                    "citationsRight", mean(cited, outcome -> PERCENT * outcome.goldCitations() / outcome.citations()));
        }
        var needed = outcomes.stream().filter(outcome -> outcome.gold() > 0).toList();
        if (!needed.isEmpty()) {
            detail.put("citationRecall", mean(needed, outcome -> PERCENT * outcome.goldCited() / outcome.gold()));
        }
        return new Figures(
                outcomes.size(),
                share(outcomes.stream().filter(Outcome::right).count(), outcomes.size()),
                citations == 0 ? OptionalDouble.empty() : OptionalDouble.of(share(gold, citations)),
                share(
                        outcomes.stream()
                                .filter(outcome -> outcome.route() == outcome.routed())
                                .count(),
                        outcomes.size()),
                detail);
    }

    private static Figure share(List<Outcome> outcomes, Predicate<Outcome> holds) {
        return mean(outcomes, outcome -> holds.test(outcome) ? PERCENT : 0);
    }

    private static <T> Figure mean(List<T> list, ToDoubleFunction<T> value) {
        var scores = list.stream().mapToDouble(value).toArray();
        var gain = Bootstrap.gain(scores, new double[scores.length], RESAMPLES, new SplittableRandom(SEED));
        return new Figure(gain.mean(), gain.low(), gain.high());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : PERCENT * part / whole;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// As JSON has it: the overall figures, `routes` with the figures of each, `falseAnswers`, and `wrong` with
    /// the answers to look at.
    public Map<String, Object> toJson() {
        var json = overall().toJson();
        json.put("generator", generator);
        falseAnswers().ifPresent(figure -> json.put("falseAnswers", figure.toJson()));
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
        json.put(
                "answeredFalsely",
                negatives.stream()
                        .filter(Negative::answered)
                        .map(negative -> Map.of("question", negative.question(), "answer", negative.answer()))
                        .toList());
        return json;
    }

    /// As a table for people, one line a route, and the answers that were wrong.
    public String toTable() {
        var text = new StringBuilder("answers by %s%n%n%-14s%10s%10s%12s%9s%n"
                .formatted(generator, "route", "questions", "right", "citations", "router"));
        byRoute().forEach((route, figures) -> text.append(line(route.label(), figures)));
        text.append(line("all", overall()));
        text.append(System.lineSeparator());
        overall().detail().forEach((name, figure) -> text.append("%-18s%s%n".formatted(name, figure)));
        falseAnswers().ifPresent(figure -> text.append("%-18s%s%n".formatted("falseAnswers", figure)));
        outcomes.stream()
                .filter(outcome -> !outcome.right())
                .forEach(outcome -> text.append("%nnot accepted: %s (%s)%n  %s%n"
                        .formatted(
                                outcome.id(),
                                outcome.routed().label(),
                                outcome.answer().replace("\n", "\n  "))));
        negatives.stream()
                .filter(Negative::answered)
                .forEach(negative -> text.append("%nanswered falsely: %s%n  %s%n"
                        .formatted(negative.question(), negative.answer().replace("\n", "\n  "))));
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
