package io.grapevine.answer.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the lines of a statement that a question names: by the words of a line's label and of the section above
/// it.
final class StatementLines {

    /// 6: of the lines that answer, 97% of those found at all are among the first six.
    private static final int MOST = 6;
    /// A section's words say less of a line than its own.
    private static final double SECTION = 0.4;

    private StatementLines() {}

    /// The nearest first; the `exact` of each is the share of its label's words that the question has.
    static List<Condition> of(TypedTable table, AskedWords asked) {
        var frequency = frequency(table);
        var all = new ArrayList<Scored>();
        var candidates = new HashSet<Integer>();
        for (var i = 0; i < asked.size(); i++) {
            if (!asked.isStop(i)) {
                table.places(asked.stems().get(i)).stream()
                        .filter(place -> place.column() == table.labelColumn())
                        .forEach(place -> candidates.add(place.row()));
            }
        }
        for (var row : candidates) {
            if (!table.isSection(row)) {
                all.add(score(table, asked, row, frequency));
            }
        }
        if (all.isEmpty()) {
            sectionLines(table, asked, frequency, all);
        }
        all.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(s -> s.condition().rows()[0]));
        return all.stream().limit(MOST).map(Scored::condition).toList();
    }

    private record Scored(Condition condition, double score) {}

    private static void sectionLines(
            TypedTable table, AskedWords asked, Map<String, Integer> frequency, List<Scored> all) {
        for (var row = 0; row < Math.min(table.rows(), 200); row++) {
            if (!table.isSection(row) && asked.matching(TableWords.stems(table.section(row))) != 0) {
                all.add(score(table, asked, row, frequency));
            }
        }
    }

    private static Scored score(TypedTable table, AskedWords asked, int row, Map<String, Integer> frequency) {
        var label = table.cell(row, table.labelColumn()).stems();
        var section = TableWords.stems(table.section(row));
        var own = asked.matching(label);
        var above = asked.matching(section);
        var covered = share(label, asked, frequency, table.rows());
        var total = 0.0;
        var matched = 0.0;
        for (var i = 0; i < asked.size(); i++) {
            if (asked.isStop(i) || asked.isYear(i)) {
                continue;
            }
            var weight = weight(asked.stems().get(i), frequency, table.rows());
            total += weight;
            matched += (own >> i & 1) == 1 ? weight : (above >> i & 1) == 1 ? SECTION * weight : 0;
        }
        var recall = total == 0 ? 0 : matched / total;
        var score = covered + recall == 0 ? 0 : (1.5 * recall + 0.5 * covered) + 0.001 * label.size();
        var condition = new Condition(
                table.labelColumn(),
                Condition.Kind.HOLDS,
                table.label(row),
                own | above,
                new int[] {row},
                Long.bitCount(own),
                covered,
                false);
        return new Scored(condition, score);
    }

    private static double share(List<String> label, AskedWords asked, Map<String, Integer> frequency, int rows) {
        var total = 0.0;
        var matched = 0.0;
        for (var stem : label) {
            if (!TableWords.isStop(stem)) {
                total += weight(stem, frequency, rows);
                matched += asked.stems().contains(stem) ? weight(stem, frequency, rows) : 0;
            }
        }
        return total == 0 ? 0 : matched / total;
    }

    private static double weight(String stem, Map<String, Integer> frequency, int rows) {
        return Math.log(1 + (rows + 1.0) / (1 + frequency.getOrDefault(stem, 0)));
    }

    private static Map<String, Integer> frequency(TypedTable table) {
        var frequency = new HashMap<String, Integer>();
        for (var row = 0; row < table.rows(); row++) {
            Set<String> once =
                    new HashSet<>(table.cell(row, table.labelColumn()).stems());
            once.forEach(stem -> frequency.merge(stem, 1, Integer::sum));
        }
        return frequency;
    }
}
