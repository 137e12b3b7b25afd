package io.grapevine.answer.table;

import io.grapevine.answer.table.Program.Cell;
import io.grapevine.answer.table.Program.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Enumerates programs over tables whose rows are things and whose columns are what is known of each.
final class ListPrograms {

    /// 12: what is read as a list has at most so many different values.
    private static final int MOST_VALUES = 12;

    private static final int MOST_COLUMNS = 12;
    private static final int MOST_PAIRED = 8;
    private static final int MOST_STEPPED = 24;

    private final TypedTable table;
    private final AskedWords asked;
    private final Triggers triggers;
    private final List<Column> columns;

    ListPrograms(TypedTable table, AskedWords asked) {
        this.table = table;
        this.asked = asked;
        triggers = Triggers.of(asked);
        columns = table.columns()
                .subList(0, Math.min(MOST_COLUMNS, table.columns().size()));
    }

    void enumerate(Enumeration found) {
        if (table.items().length == 0) {
            return;
        }
        var conditions = Conditions.of(table, asked);
        var selections = selections(conditions).stream()
                .filter(rows -> rows.rows().length > 0)
                .toList();
        selections.forEach(rows -> values(found, rows));
        selections.forEach(rows -> computed(found, rows));
        selections.stream().limit(MOST_STEPPED).forEach(rows -> stepped(found, rows));
        pairs(found, conditions);
    }

    private List<Selection> selections(List<Condition> conditions) {
        var all = new ArrayList<Selection>();
        all.add(Selection.all(table));
        conditions.forEach(condition -> all.add(Selection.of(condition)));
        var first = conditions.subList(0, Math.min(conditions.size(), MOST_PAIRED));
        for (var i = 0; i < conditions.size(); i++) {
            for (var one : first.subList(0, Math.min(i, first.size()))) {
                var two = conditions.get(i);
                if ((one.used() & two.used()) != 0) {
                    continue;
                }
                var both = RowSets.both(one.rows(), two.rows());
                if (both.length > 0 && (both.length < one.rows().length || both.length < two.rows().length)) {
                    all.add(new Selection(both, List.of(one, two), false));
                }
                if (one.column() == two.column() && triggers.either()) {
                    all.add(new Selection(RowSets.either(one.rows(), two.rows()), List.of(one, two), true));
                }
            }
        }
        return all;
    }

    private void values(Enumeration found, Selection rows) {
        for (var column : columns) {
            read(found, Operator.VALUE, rows, column, -1, rows.rows());
        }
        if (rows.rows().length < 2) {
            return;
        }
        for (var column : columns) {
            if (triggers.first()) {
                read(found, Operator.FIRST, rows, column, -1, new int[] {rows.rows()[0]});
            }
            if (triggers.last()) {
                read(found, Operator.LAST, rows, column, -1, new int[] {rows.rows()[rows.rows().length - 1]});
            }
            triggers.nth()
                    .filter(n -> n <= rows.rows().length)
                    .ifPresent(n -> read(found, Operator.NTH, rows, column, -1, new int[] {rows.rows()[n - 1]}));
        }
        if (triggers.extreme()) {
            columns.stream().filter(Column::isOrdered).forEach(by -> extremes(found, rows, by));
        }
    }

    private void extremes(Enumeration found, Selection rows, Column by) {
        var ordered = Arrays.stream(rows.rows())
                .filter(row -> table.cell(row, by.index()).order().isPresent())
                .toArray();
        if (ordered.length < 2) {
            return;
        }
        var most = RowSets.extreme(table, ordered, by.index(), 1);
        var least = RowSets.extreme(table, ordered, by.index(), -1);
        for (var column : columns) {
            read(found, Operator.MOST, rows, column, by.index(), most);
            read(found, Operator.LEAST, rows, column, by.index(), least);
        }
    }

    /// Adds the different values of a column in these rows, where they are few enough.
    private void read(Enumeration found, Operator operator, Selection rows, Column column, int by, int[] taken) {
        var values = new LinkedHashMap<String, Cell>();
        for (var row : taken) {
            var cell = table.cell(row, column.index());
            if (!cell.isEmpty()) {
                values.putIfAbsent(cell.text(), new Cell(row, column.index()));
            }
            if (values.size() > MOST_VALUES) {
                return;
            }
        }
        var cells = new ArrayList<>(values.values());
        if (by >= 0 && !cells.isEmpty()) {
            cells.add(new Cell(cells.getFirst().row(), by));
        }
        var used = rows.used() | asked.matching(column.stems());
        if (by >= 0) {
            used |= asked.matching(table.columns().get(by).stems());
        }
        found.add(new Program(
                operator, rows, rows, column.index(), by, used, Result.of(List.copyOf(values.keySet()), cells)));
    }

    private void computed(Enumeration found, Selection rows) {
        if (triggers.count()) {
            add(found, Operator.COUNT, rows, -1, rows.rows().length, "", cellsOf(rows.rows(), table.labelColumn()));
        }
        for (var column : columns) {
            var values = groups(rows.rows(), column.index());
            if (triggers.count() && values.size() > 1 && values.size() < rows.rows().length) {
                add(
                        found,
                        Operator.COUNT_DISTINCT,
                        rows,
                        column.index(),
                        values.size(),
                        "",
                        cellsOf(firsts(values), column.index()));
            }
            if (triggers.extreme() && values.size() > 1 && values.size() < rows.rows().length) {
                modes(found, rows, column, values);
            }
            if (column.type() == Column.Type.NUMBER || column.type() == Column.Type.DATE) {
                numbers(found, rows, column);
            }
        }
    }

    private void numbers(Enumeration found, Selection rows, Column column) {
        var cells = Arrays.stream(rows.rows())
                .filter(row -> !Double.isNaN(Conditions.quantity(table, row, column)))
                .toArray();
        if (cells.length < 2 || cells.length < rows.rows().length / 2) {
            return;
        }
        var values = Arrays.stream(cells).mapToDouble(row -> Conditions.quantity(table, row, column));
        var statistics = values.summaryStatistics();
        var places = cellsOf(cells, column.index());
        var unit = table.cell(cells[0], column.index()).unit();
        if (triggers.sum() && column.type() == Column.Type.NUMBER) {
            add(found, Operator.SUM, rows, column.index(), statistics.getSum(), unit, places);
        }
        if (triggers.mean() && column.type() == Column.Type.NUMBER) {
            add(found, Operator.MEAN, rows, column.index(), statistics.getAverage(), unit, places);
        }
        if (triggers.difference()) {
            add(found, Operator.SPAN, rows, column.index(), statistics.getMax() - statistics.getMin(), unit, places);
        }
    }

    private void modes(Enumeration found, Selection rows, Column column, Map<String, List<Integer>> values) {
        var most = values.values().stream().mapToInt(List::size).max().orElse(0);
        var least = values.values().stream().mapToInt(List::size).min().orElse(0);
        mode(found, Operator.MODE, rows, column, values, most);
        mode(found, Operator.RAREST, rows, column, values, least);
    }

    private void mode(
            Enumeration found,
            Operator operator,
            Selection rows,
            Column column,
            Map<String, List<Integer>> values,
            int size) {
        var winners =
                values.values().stream().filter(group -> group.size() == size).toList();
        if (winners.size() > 3) {
            return;
        }
        var names = winners.stream()
                .map(group -> table.cell(group.getFirst(), column.index()).text())
                .toList();
        var taken = winners.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        found.add(new Program(
                operator,
                rows,
                rows,
                column.index(),
                -1,
                rows.used() | asked.matching(column.stems()),
                Result.of(names, cellsOf(taken, column.index()))));
    }

    private void stepped(Enumeration found, Selection rows) {
        if (rows.isAll() || rows.rows().length > MOST_VALUES) {
            return;
        }
        var next = rows.rows()[rows.rows().length - 1] + 1;
        var previous = rows.rows()[0] - 1;
        for (var column : columns) {
            if (triggers.next() && next < table.rows() && !table.isTotal(next)) {
                read(found, Operator.NEXT, rows, column, -1, new int[] {next});
            }
            if (triggers.previous() && previous >= 0) {
                read(found, Operator.PREVIOUS, rows, column, -1, new int[] {previous});
            }
        }
        if (triggers.same()) {
            columns.forEach(by -> same(found, rows, by));
        }
    }

    private void same(Enumeration found, Selection rows, Column by) {
        var value = table.cell(rows.rows()[0], by.index());
        if (rows.isOn(by.index()) || value.isEmpty()) {
            return;
        }
        var others = Arrays.stream(table.items())
                .filter(row -> table.cell(row, by.index()).text().equals(value.text()))
                .filter(row -> Arrays.binarySearch(rows.rows(), row) < 0)
                .toArray();
        if (others.length > 0 && others.length < table.items().length - 1) {
            columns.forEach(column -> read(found, Operator.SAME, rows, column, by.index(), others));
        }
    }

    private void pairs(Enumeration found, List<Condition> conditions) {
        if (!triggers.difference()) {
            return;
        }
        var first = conditions.stream()
                .filter(c -> c.kind() == Condition.Kind.HOLDS && c.rows().length > 0)
                .limit(MOST_PAIRED)
                .toList();
        for (var one : first) {
            for (var two : first) {
                if (one != two && (one.used() & two.used()) == 0 && one.column() == two.column()) {
                    differences(found, Selection.of(one), Selection.of(two));
                }
            }
            betweenColumns(found, Selection.of(one));
        }
    }

    private void differences(Enumeration found, Selection one, Selection two) {
        var used = one.used() | two.used();
        var a = one.rows()[0];
        var b = two.rows()[0];
        for (var column : columns) {
            var x = Conditions.quantity(table, a, column);
            var y = Conditions.quantity(table, b, column);
            if (column.isOrdered() && !Double.isNaN(x) && !Double.isNaN(y) && a != b && x >= y) {
                var cells = List.of(new Cell(a, column.index()), new Cell(b, column.index()));
                var words = used | asked.matching(column.stems());
                var unit = table.cell(a, column.index()).unit();
                found.add(new Program(
                        Operator.DIFFERENCE, one, two, column.index(), -1, words, Result.of(x - y, unit, cells)));
            }
            if (triggers.percent() && column.isOrdered() && x != 0 && !Double.isNaN(x) && !Double.isNaN(y) && a != b) {
                var cells = List.of(new Cell(a, column.index()), new Cell(b, column.index()));
                var words = used | asked.matching(column.stems());
                var change = 100 * (y - x) / Math.abs(x);
                found.add(new Program(
                        Operator.PERCENT_CHANGE, one, two, column.index(), -1, words, Result.of(change, "%", cells)));
            }
        }
        var more = one.rows().length - two.rows().length;
        if (triggers.count() && more > 0) {
            var cells = new ArrayList<>(cellsOf(one.rows(), table.labelColumn()));
            cells.addAll(cellsOf(two.rows(), table.labelColumn()));
            found.add(new Program(Operator.COUNT_DIFFERENCE, one, two, -1, -1, used, Result.of(more, "", cells)));
        }
    }

    private void betweenColumns(Enumeration found, Selection rows) {
        var row = rows.rows()[0];
        for (var one : columns) {
            for (var two : columns) {
                var x = Conditions.quantity(table, row, one);
                var y = Conditions.quantity(table, row, two);
                if (one.index() != two.index() && one.isOrdered() && two.isOrdered() && x > y) {
                    var cells = List.of(new Cell(row, one.index()), new Cell(row, two.index()));
                    var words = rows.used() | asked.matching(one.stems()) | asked.matching(two.stems());
                    var unit = table.cell(row, one.index()).unit();
                    found.add(new Program(
                            Operator.COLUMN_DIFFERENCE,
                            rows,
                            rows,
                            one.index(),
                            two.index(),
                            words,
                            Result.of(x - y, unit, cells)));
                }
            }
        }
    }

    private void add(
            Enumeration found,
            Operator operator,
            Selection rows,
            int column,
            double number,
            String unit,
            List<Cell> cells) {
        var used = rows.used()
                | (column < 0 ? 0 : asked.matching(table.columns().get(column).stems()));
        found.add(new Program(operator, rows, rows, column, -1, used, Result.of(number, unit, cells)));
    }

    private Map<String, List<Integer>> groups(int[] rows, int column) {
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (var row : rows) {
            if (!table.cell(row, column).isEmpty()) {
                groups.computeIfAbsent(String.join(" ", table.cell(row, column).stems()), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return groups;
    }

    private static int[] firsts(Map<String, List<Integer>> groups) {
        return groups.values().stream().mapToInt(List::getFirst).toArray();
    }

    private static List<Cell> cellsOf(int[] rows, int column) {
        return IntStream.of(rows).mapToObj(row -> new Cell(row, column)).toList();
    }
}
