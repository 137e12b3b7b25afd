package io.grapevine.answer.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The columns of a statement by year and by what else their headers say, and the sets of them that a question
/// can mean.
final class ColumnSets {

    private final List<Column> values;
    private final Map<Integer, Integer> years = new HashMap<>(); // column index -> year
    private final List<List<Column>> groups;

    ColumnSets(TypedTable table) {
        values = table.columns().stream()
                .filter(column -> column.index() != table.labelColumn())
                .limit(14)
                .toList();
        var byName = new LinkedHashMap<String, List<Column>>();
        for (var column : values) {
            year(column.stems()).ifPresent(year -> years.put(column.index(), year));
            byName.computeIfAbsent(nameWithoutYear(column), name -> new ArrayList<>())
                    .add(column);
        }
        groups = byName.values().stream().filter(group -> group.size() > 1).toList();
    }

    List<Column> values() {
        return values;
    }

    OptionalInt yearOf(Column column) {
        var year = years.get(column.index());
        return year == null ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /// The year of a column, or its name.
    String title(Column column) {
        var year = yearOf(column);
        return year.isPresent() ? String.valueOf(year.getAsInt()) : column.title();
    }

    /// Sets of at least two columns: of each group the years asked for in the order in which they are asked, the
    /// years between the first and the last, and all; without groups all columns.
    List<List<Column>> sets(AskedWords asked) {
        var found = new ArrayList<List<Column>>();
        var wanted = years(asked);
        for (var group : groups.isEmpty() ? List.of(values) : groups) {
            var named = wanted.stream()
                    .flatMap(year -> withYear(group, year).stream())
                    .toList();
            if (named.size() > 1) {
                found.add(named);
                var low = wanted.stream().min(Comparator.naturalOrder()).orElseThrow();
                var high = wanted.stream().max(Comparator.naturalOrder()).orElseThrow();
                found.add(group.stream()
                        .filter(column -> years.containsKey(column.index()))
                        .filter(column -> years.get(column.index()) >= low && years.get(column.index()) <= high)
                        .toList());
            }
            if (group.size() > 1) {
                found.add(group);
            }
            for (var i = 0; i + 1 < Math.min(group.size(), 6); i++) {
                found.add(group.subList(i, i + 2));
            }
        }
        return found.stream().distinct().filter(set -> set.size() > 1).toList();
    }

    /// The earlier of two columns; the right one where no years are given, as statements begin with the latest.
    Column earlier(Column one, Column other) {
        var a = yearOf(one);
        var b = yearOf(other);
        if (a.isPresent() && b.isPresent() && a.getAsInt() != b.getAsInt()) {
            return a.getAsInt() < b.getAsInt() ? one : other;
        }
        return one.index() > other.index() ? one : other;
    }

    /// The question's words that name a column, its year among them.
    long used(AskedWords asked, Column column) {
        var used = asked.matching(column.stems());
        for (var i = 0; i < asked.size(); i++) {
            var year = yearOf(column);
            if (year.isPresent() && shortYear(asked.stems(), i).orElse(-1) == year.getAsInt()) {
                used |= 1L << i;
            }
        }
        return used;
    }

    private List<Column> withYear(List<Column> group, int year) {
        return group.stream()
                .filter(column -> years.getOrDefault(column.index(), -1) == year)
                .limit(1)
                .toList();
    }

    private static List<Integer> years(AskedWords asked) {
        var found = new ArrayList<Integer>(asked.years());
        for (var i = 0; i < asked.size(); i++) {
            shortYear(asked.stems(), i).ifPresent(found::add);
        }
        return found.stream().distinct().toList();
    }

    private static OptionalInt year(List<String> stems) {
        for (var i = stems.size() - 1; i >= 0; i--) {
            if (stems.get(i).matches("(19|20)\\d\\d")) {
                return OptionalInt.of(Integer.parseInt(stems.get(i)));
            }
            var brief = shortYear(stems, i);
            if (brief.isPresent()) {
                return brief;
            }
        }
        return OptionalInt.empty();
    }

    /// "FY19" is 2019.
    private static OptionalInt shortYear(List<String> stems, int at) {
        return at > 0
                        && Set.of("fy", "fiscal").contains(stems.get(at - 1))
                        && stems.get(at).matches("\\d\\d")
                ? OptionalInt.of(2000 + Integer.parseInt(stems.get(at)))
                : OptionalInt.empty();
    }

    private static String nameWithoutYear(Column column) {
        return String.join(
                " ", column.stems().stream().filter(s -> !s.matches("\\d+")).toList());
    }
}
