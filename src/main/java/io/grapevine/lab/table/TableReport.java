package io.grapevine.lab.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How many questions were answered rightly from their tables, all and by kind.
public record TableReport(List<Outcome> outcomes) {

    /// What came of a question.
    ///
    /// @param right    whether the first line holds the accepted values
    /// @param answered whether an answer was likely enough to be given
    /// @param line     the best answer's, given or not
    public record Outcome(TableQuestion question, boolean right, boolean answered, String line, double probability) {

        /// All of it in a line with tabs.
        public String toLine() {
            return "%s\t%.2f\t%s\t%s\t%s\t%s"
                    .formatted(
                            right ? "right" : "wrong",
                            probability,
                            question.document(),
                            question.question(),
                            question.answer(),
                            line);
        }
    }

    public TableReport {
        outcomes = List.copyOf(outcomes);
    }

    /// A share in per cent with its 95% interval.
    public record Share(double percent, double low, double high) {

        /// Wilson's interval of a share of `n` (1927).
        static Share of(long part, long n) {
            if (n == 0) {
                return new Share(0, 0, 100);
            }
            var z = 1.96;
            var p = (double) part / n;
            var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
            var half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
            return new Share(100 * p, 100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half));
        }

        @Override
        public String toString() {
            return "%5.1f [%4.1f, %4.1f]".formatted(percent, low, high);
        }
    }

    /// @param right     share of all questions that were answered, and rightly
    /// @param answered  share of all questions
    /// @param precision share of those answered that were right
    public record Figures(int questions, Share right, Share answered, Share precision) {}

    /// Over the questions of a kind.
    public Figures of(Predicate<String> kind) {
        var chosen = outcomes.stream()
                .filter(outcome -> kind.test(outcome.question().kind()))
                .toList();
        var answered = chosen.stream().filter(Outcome::answered).count();
        var right = chosen.stream().filter(o -> o.answered() && o.right()).count();
        return new Figures(
                chosen.size(),
                Share.of(right, chosen.size()),
                Share.of(answered, chosen.size()),
                Share.of(right, answered));
    }

    private Map<String, Figures> byKind() {
        var kinds = new TreeMap<String, Figures>();
        outcomes.forEach(outcome -> kinds.computeIfAbsent(outcome.question().kind(), kind -> of(kind::equals)));
        var all = new LinkedHashMap<String, Figures>(kinds);
        all.put("all", of(kind -> true));
        return all;
    }

    public Map<String, Object> toJson() {
        return new LinkedHashMap<>(byKind());
    }

    public String toTable() {
        var text = new StringBuilder(
                "%-26s %5s  %-19s %-19s %s%n".formatted("kind", "n", "right", "answered", "right of answered"));
        byKind().forEach((kind, figures) -> text.append("%-26s %5d  %-19s %-19s %s%n"
                .formatted(kind, figures.questions(), figures.right(), figures.answered(), figures.precision())));
        return text.toString();
    }
}
