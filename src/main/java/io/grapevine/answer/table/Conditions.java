package io.grapevine.answer.table;

import io.grapevine.answer.table.Condition.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Finds the conditions that a question's words may state about a table. The cost follows the number of cells
/// that share a word with the question, not the table.
final class Conditions {

    /// 14: with 8 the right program is missing for more questions, with 20 nothing is gained.
    private static final int MOST_MATCHES = 14;

    private static final int MOST_COMPARISONS = 24;
    private static final Set<String> COMPARING = TableWords.set(
            "more over above greater higher after since before less under below fewer most until up between exceed "
                    + "exceeding exceeded prior later earlier than longer beyond least past larger lower shorter within "
                    + "from through during early older younger");
    static final Set<String> DENYING = TableWords.set(
            "not non never no other except besides excluding without t no isn wasn didn doesn neither aside");

    private Conditions() {}

    static List<Condition> of(TypedTable table, AskedWords asked) {
        var found = new ArrayList<>(matches(table, asked));
        if (asked.hasAny(DENYING)) {
            found.stream().filter(c -> !c.fuzzy()).limit(5).toList().forEach(c -> found.add(negation(table, c)));
        }
        found.addAll(comparisons(table, asked));
        found.addAll(RowConditions.of(table, asked));
        return withUnits(table, asked, found);
    }

    /// A number that the question gives with its unit ("7 years") is one of the columns that name the unit
    /// ("Years of service"), where such a column has it.
    private static List<Condition> withUnits(TypedTable table, AskedWords asked, List<Condition> found) {
        var kept = found;
        for (var i = 0; i + 1 < asked.size(); i++) {
            if (Double.isNaN(asked.values()[i]) || asked.isStop(i + 1)) {
                continue;
            }
            var number = 1L << i;
            var unit = asked.stems().get(i + 1);
            var named = kept.stream()
                    .filter(c -> c.used() == number
                            && table.columns().get(c.column()).stems().contains(unit))
                    .toList();
            if (!named.isEmpty()) {
                kept = kept.stream()
                        .filter(c -> c.used() != number || named.contains(c))
                        .toList();
            }
        }
        return kept;
    }

    private record Key(int column, int from, int length) {}

    private static final class Hit {
        final List<Integer> rows = new ArrayList<>();
        int whole;
        boolean fuzzy;
    }

    private static List<Condition> matches(TypedTable table, AskedWords asked) {
        var hits = new LinkedHashMap<Key, Hit>();
        for (var from = 0; from < asked.size(); from++) {
            if (asked.isStop(from)) {
                continue;
            }
            var exact = table.places(asked.stems().get(from));
            exact.forEach(new Collector(table, asked, from, false, hits));
            if (exact.isEmpty() && asked.words().get(from).length() >= 4) {
                for (var near : NearSpelling.near(asked.stems().get(from), table.vocabulary())) {
                    table.places(near).forEach(new Collector(table, asked, from, true, hits));
                }
            }
        }
        return strongest(asked, hits);
    }

    /// Records the longest run of the question's words that begins at `from` in the cell at this place.
    private record Collector(TypedTable table, AskedWords asked, int from, boolean fuzzy, LinkedHashMap<Key, Hit> hits)
            implements Consumer<TypedTable.Place> {

        @Override
        public void accept(TypedTable.Place place) {
            if (table.isSection(place.row())) {
                return;
            }
            var cell = table.cell(place.row(), place.column()).stems();
            var length = 1;
            while (place.position() + length < cell.size()
                    && from + length < asked.size()
                    && cell.get(place.position() + length).equals(asked.stems().get(from + length))) {
                length++;
            }
            var whole = length == cell.size();
            while (!whole && length > 1 && asked.isStop(from + length - 1)) {
                length--;
            }
            var hit = hits.computeIfAbsent(new Key(place.column(), from, length), key -> new Hit());
            if (hit.rows.isEmpty() || hit.rows.getLast() != place.row()) {
                hit.rows.add(place.row());
                hit.whole += whole ? 1 : 0;
            }
            hit.fuzzy |= fuzzy;
        }
    }

    /// A shorter run holds for the rows of the longer ones that begin with it.
    private static List<Condition> strongest(AskedWords asked, SequencedMap<Key, Hit> hits) {
        var all = new ArrayList<Condition>();
        for (var entry : hits.entrySet()) {
            var key = entry.getKey();
            var rows = new TreeMap<Integer, Boolean>();
            var whole = entry.getValue().whole;
            for (var other : hits.entrySet()) {
                if (other.getKey().column() == key.column()
                        && other.getKey().from() == key.from()
                        && other.getKey().length() >= key.length()) {
                    other.getValue().rows.forEach(row -> rows.put(row, true));
                }
            }
            var array = rows.keySet().stream().mapToInt(Integer::intValue).toArray();
            var words = String.join(" ", asked.words().subList(key.from(), key.from() + key.length()));
            var used = ((key.length() == 64 ? 0 : 1L << key.length()) - 1) << key.from();
            all.add(new Condition(
                    key.column(),
                    Kind.HOLDS,
                    words,
                    used,
                    array,
                    key.length(),
                    (double) whole / array.length,
                    entry.getValue().fuzzy));
        }
        all.sort(Comparator.comparingDouble(Conditions::strength).reversed());
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST_MATCHES)));
    }

    private static double strength(Condition condition) {
        return 2 * condition.length()
                + 2 * condition.exact()
                - Math.log1p(condition.rows().length) * 0.3
                - (condition.fuzzy() ? 1.5 : 0)
                - (condition.value().length() < 2 ? 1 : 0);
    }

    private static Condition negation(TypedTable table, Condition condition) {
        var without = new HashSet<Integer>();
        for (var row : condition.rows()) {
            without.add(row);
        }
        var rows = Arrays.stream(table.items())
                .filter(row -> !without.contains(row))
                .toArray();
        return new Condition(
                condition.column(),
                Kind.HOLDS_NOT,
                condition.value(),
                condition.used(),
                rows,
                condition.length(),
                condition.exact(),
                false);
    }

    private static List<Condition> comparisons(TypedTable table, AskedWords asked) {
        var all = new ArrayList<Condition>();
        var numbers = new ArrayList<Integer>();
        for (var i = 0; i < asked.size(); i++) {
            if (!Double.isNaN(asked.values()[i]) && !ordinalWord(asked.words().get(i))) {
                numbers.add(i);
            }
            decade(asked, i).ifPresent(range -> addRange(table, all, range));
        }
        if (!asked.hasAny(COMPARING)) {
            return all;
        }
        for (var i : numbers) {
            for (var column : table.columns()) {
                if (column.isOrdered() && fits(asked, i, column)) {
                    addComparisons(table, asked, i, column, all);
                }
            }
        }
        if (numbers.size() == 2 && asked.values()[numbers.get(0)] < asked.values()[numbers.get(1)]) {
            var low = numbers.get(0);
            var high = numbers.get(1);
            addRange(table, all, new Range(asked.values()[low], asked.values()[high], (1L << low) | (1L << high)));
        }
        return all.subList(0, Math.min(all.size(), MOST_COMPARISONS));
    }

    private static boolean ordinalWord(String word) {
        return Set.of("second", "third", "fourth", "fifth", "sixth").contains(word);
    }

    private static boolean fits(AskedWords asked, int word, Column column) {
        return column.type() != Column.Type.DATE || asked.isYear(word);
    }

    private static void addComparisons(
            TypedTable table, AskedWords asked, int word, Column column, List<Condition> all) {
        var value = asked.values()[word];
        for (var kind : List.of(Kind.OVER, Kind.AT_LEAST, Kind.UNDER, Kind.AT_MOST)) {
            var rows = Arrays.stream(table.items())
                    .filter(row -> compares(quantity(table, row, column), kind, value))
                    .toArray();
            if (rows.length > 0) {
                all.add(new Condition(column.index(), kind, asked.words().get(word), 1L << word, rows, 1, 1, false));
            }
        }
    }

    private record Range(double low, double high, long used) {

        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    private static void addRange(TypedTable table, List<Condition> all, Range range) {
        for (var column : table.columns()) {
            if (!column.isOrdered()) {
                continue;
            }
            var rows = Arrays.stream(table.items())
                    .filter(row -> range.holds(quantity(table, row, column)))
                    .toArray();
            if (rows.length > 0) {
                var words = Numbers.text(range.low()) + " and " + Numbers.text(range.high());
                all.add(new Condition(column.index(), Kind.BETWEEN, words, range.used(), rows, 2, 1, false));
            }
        }
    }

    /// "1990s" is 1990 to 1999, "1800s" 1800 to 1899.
    private static Optional<Range> decade(AskedWords asked, int word) {
        var follows = word + 1 < asked.size() && asked.words().get(word + 1).equals("s");
        var value = asked.values()[word];
        if (!follows || !asked.isYear(word) || value % 10 != 0) {
            return Optional.empty();
        }
        var years = value % 100 == 0 ? 99 : 9;
        return Optional.of(new Range(value, value + years, 1L << word));
    }

    /// The number of a cell, or the year of a date; `NaN` where it has none.
    static double quantity(TypedTable table, int row, Column column) {
        var cell = table.cell(row, column.index());
        if (cell.kind() == CellValue.Kind.DATE && cell.order().isPresent()) {
            return Math.floor(cell.order().getAsDouble() / 1e4);
        }
        return cell.number().orElse(Double.NaN);
    }

    private static boolean compares(double cell, Kind kind, double value) {
        return switch (kind) {
            case OVER -> cell > value;
            case AT_LEAST -> cell >= value;
            case UNDER -> cell < value;
            case AT_MOST -> cell <= value;
            case HOLDS, HOLDS_NOT, BETWEEN, HAS_INSIDE, AMONG ->
                throw new IllegalArgumentException(kind + " compares with no single number");
        };
    }
}
