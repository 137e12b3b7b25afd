package io.grapevine.lab.tags;

import io.grapevine.language.Name;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Precision, recall and F1 of names by type, as CoNLL 2003 counts them: a name is right when its words and its type
/// are.
public final class TagReport {

    /// In percent.
    public record Figures(double precision, double recall, double f1, int names) {}

    private record Count(int right, int found, int known) {
        Count plus(Count other) {
            return new Count(right + other.right, found + other.found, known + other.known);
        }

        Figures figures() {
            double precision = found == 0 ? 0 : 100.0 * right / found;
            double recall = known == 0 ? 0 : 100.0 * right / known;
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return new Figures(rounded(precision), rounded(recall), rounded(f1), known);
        }

        private static double rounded(double percent) {
            return Math.round(10 * percent) / 10.0;
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();

    /// Adds a text.
    public void add(List<Name> known, List<Name> found) {
        known.forEach(name -> count(name.type(), new Count(0, 0, 1)));
        found.forEach(name -> count(name.type(), new Count(0, 1, 0)));
        var right = new HashSet<>(known);
        right.retainAll(found);
        right.forEach(name -> count(name.type(), new Count(1, 0, 0)));
    }

    private void count(String type, Count count) {
        counts.merge(type, count, Count::plus);
    }

    /// By type.
    public Map<String, Figures> types() {
        var types = new LinkedHashMap<String, Figures>();
        counts.forEach((type, count) -> types.put(type, count.figures()));
        return types;
    }

    /// Of the names of all types.
    public Figures all() {
        return counts.values().stream().reduce(new Count(0, 0, 0), Count::plus).figures();
    }

    public String toTable() {
        var table = new StringBuilder("%-20s %9s %9s %9s %9s%n".formatted("", "precision", "recall", "F1", "names"));
        types().forEach((type, figures) -> table.append(line(type, figures)));
        return table.append(line("all", all())).toString();
    }

    private static String line(String name, Figures f) {
        return String.format(
                Locale.ROOT, "%-20s %9.1f %9.1f %9.1f %9d%n", name, f.precision(), f.recall(), f.f1(), f.names());
    }
}
