package io.grapevine.answer.table;

import io.grapevine.answer.table.Program.Cell;
import io.grapevine.answer.table.Program.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/// Enumerates programs over statements: lines with a label at the left, years or parts of a business as columns.
final class LinePrograms {

    private static final int MOST_PAIRED = 4;
    private static final Set<String> UNDER = Set.of("less", "below", "under", "fewer", "lower", "smaller");

    private final TypedTable table;
    private final AskedWords asked;
    private final Triggers triggers;
    private final ColumnSets columns;

    LinePrograms(TypedTable table, AskedWords asked) {
        this.table = table;
        this.asked = asked;
        triggers = Triggers.of(asked);
        columns = new ColumnSets(table);
    }

    void enumerate(Enumeration found) {
        new NamePrograms(table, asked, columns).enumerate(found);
        if (table.columns().stream().noneMatch(column -> column.type() == Column.Type.NUMBER)) {
            return;
        }
        var lines = StatementLines.of(table, asked);
        var sets = columns.sets(asked);
        for (var line : lines) {
            for (var column : columns.values()) {
                cells(found, Operator.CELL, List.of(line), List.of(column));
            }
            sets.forEach(set -> overColumns(found, line, set));
        }
        var first = lines.subList(0, Math.min(MOST_PAIRED, lines.size()));
        for (var one : first) {
            for (var two : first) {
                if (one != two) {
                    overLines(found, one, two);
                    sets.forEach(set -> means(found, one, two, set));
                }
            }
            for (var total : totals()) {
                if (total.rows()[0] != one.rows()[0]) {
                    columns.values().forEach(column -> share(found, one, total, column));
                }
            }
        }
    }

    private List<Condition> totals() {
        var all = new ArrayList<Condition>();
        for (var row = 0; row < table.rows() && all.size() < MOST_PAIRED; row++) {
            if (table.isTotal(row)) {
                all.add(new Condition(
                        table.labelColumn(),
                        Condition.Kind.HOLDS,
                        table.label(row),
                        asked.matching(table.cell(row, table.labelColumn()).stems()),
                        new int[] {row},
                        0,
                        0,
                        false));
            }
        }
        return all;
    }

    private void cells(Enumeration found, Operator operator, List<Condition> lines, List<Column> set) {
        var values = new ArrayList<String>();
        var places = new ArrayList<Cell>();
        for (var line : lines) {
            for (var column : set) {
                var cell = table.cell(line.rows()[0], column.index());
                if (cell.isEmpty()) {
                    return;
                }
                values.add(cell.text());
                places.add(new Cell(line.rows()[0], column.index()));
            }
        }
        add(found, operator, lines, set, Result.of(values, places));
    }

    private void overColumns(Enumeration found, Condition line, List<Column> set) {
        cells(found, Operator.CELLS, List.of(line), set);
        var row = line.rows()[0];
        var numbers = set.stream().mapToDouble(column -> value(row, column)).toArray();
        if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
            return;
        }
        var places = set.stream().map(column -> new Cell(row, column.index())).toList();
        var statistics = Arrays.stream(numbers).summaryStatistics();
        var lines = List.of(line);
        if (triggers.mean()) {
            add(found, Operator.CELL_MEAN, lines, set, Result.of(statistics.getAverage(), unit(places), places));
            if (set.size() >= 3) {
                neighbours(found, line, set, places);
            }
        }
        if (triggers.sum()) {
            add(found, Operator.CELL_SUM, lines, set, Result.of(statistics.getSum(), unit(places), places));
        }
        if (set.size() == 2) {
            changes(found, line, set);
        }
        extremes(found, line, set, numbers);
        limits(found, line, set, numbers);
    }

    /// The mean of the last two less the mean of the two before.
    private void neighbours(Enumeration found, Condition line, List<Column> set, List<Cell> places) {
        var byYear = new ArrayList<>(set);
        byYear.sort(Comparator.comparing(column -> columns.yearOf(column).orElse(-column.index())));
        var last = byYear.size() - 1;
        var row = line.rows()[0];
        var result = (value(row, byYear.get(last)) - value(row, byYear.get(last - 2))) / 2;
        add(found, Operator.MEAN_DIFFERENCE, List.of(line), set, Result.of(result, unit(places), places));
    }

    private void changes(Enumeration found, Condition line, List<Column> set) {
        var earlier = columns.earlier(set.get(0), set.get(1));
        var later = earlier == set.get(0) ? set.get(1) : set.get(0);
        var row = line.rows()[0];
        var before = value(row, earlier);
        var after = value(row, later);
        var places = List.of(new Cell(row, later.index()), new Cell(row, earlier.index()));
        var both = List.of(later, earlier);
        if (triggers.difference() || triggers.percent()) {
            add(found, Operator.CHANGE, List.of(line), both, Result.of(after - before, unit(places), places));
        }
        if (triggers.percent() && before != 0) {
            var change = 100 * (after - before) / Math.abs(before);
            add(found, Operator.CHANGE_PERCENT, List.of(line), both, Result.of(change, "%", places));
        }
        if (triggers.percent() && set.get(1) != null && value(row, set.get(1)) != 0) {
            var ratio = value(row, set.get(0)) / value(row, set.get(1));
            add(found, Operator.LINE_RATIO, List.of(line), set, Result.of(ratio, "", places));
        }
    }

    private void extremes(Enumeration found, Condition line, List<Column> set, double[] numbers) {
        if (!triggers.extreme()) {
            return;
        }
        var most = 0;
        var least = 0;
        for (var i = 1; i < numbers.length; i++) {
            most = numbers[i] > numbers[most] ? i : most;
            least = numbers[i] < numbers[least] ? i : least;
        }
        named(found, Operator.COLUMN_MOST, line, set, set.get(most));
        named(found, Operator.COLUMN_LEAST, line, set, set.get(least));
    }

    private void named(Enumeration found, Operator operator, Condition line, List<Column> set, Column winner) {
        var place = List.of(new Cell(line.rows()[0], winner.index()));
        add(found, operator, List.of(line), set, Result.of(List.of(columns.title(winner)), place));
    }

    /// In which columns, and in how many, a line is over or under each number that the question says.
    private void limits(Enumeration found, Condition line, List<Column> set, double[] numbers) {
        for (var i = 0; i < asked.size(); i++) {
            var limit = asked.values()[i];
            if (Double.isNaN(limit) || asked.isYear(i)) {
                continue;
            }
            var under = asked.hasAny(UNDER);
            var chosen = new ArrayList<Column>();
            for (var c = 0; c < numbers.length; c++) {
                if (under ? numbers[c] < limit : numbers[c] > limit) {
                    chosen.add(set.get(c));
                }
            }
            var places = chosen.stream()
                    .map(column -> new Cell(line.rows()[0], column.index()))
                    .toList();
            if (triggers.count()) {
                add(found, Operator.COUNT_COLUMNS, List.of(line), set, Result.of(chosen.size(), "", places));
            }
            var names = chosen.stream().map(columns::title).toList();
            add(found, Operator.COLUMNS_WHERE, List.of(line), set, Result.of(names, places));
        }
    }

    private void overLines(Enumeration found, Condition one, Condition two) {
        for (var column : columns.values()) {
            var places = places(one, two, column);
            var x = value(one.rows()[0], column);
            var y = value(two.rows()[0], column);
            if (one.rows()[0] < two.rows()[0]) {
                cells(found, Operator.CELLS, List.of(one, two), List.of(column));
            }
            if (Double.isNaN(x) || Double.isNaN(y)) {
                continue;
            }
            var lines = List.of(one, two);
            var only = List.of(column);
            if (one.rows()[0] < two.rows()[0] && triggers.sum()) {
                add(found, Operator.LINE_SUM, lines, only, Result.of(x + y, unit(places), places));
            }
            if (x >= y && triggers.difference()) {
                add(found, Operator.LINE_DIFFERENCE, lines, only, Result.of(x - y, unit(places), places));
            }
            share(found, one, two, column);
        }
    }

    private void share(Enumeration found, Condition part, Condition whole, Column column) {
        var x = value(part.rows()[0], column);
        var y = value(whole.rows()[0], column);
        if (!triggers.percent() || Double.isNaN(x) || Double.isNaN(y) || y == 0) {
            return;
        }
        var places = places(part, whole, column);
        var lines = List.of(part, whole);
        add(found, Operator.LINE_SHARE, lines, List.of(column), Result.of(100 * x / y, "%", places));
        add(found, Operator.LINE_RATIO, lines, List.of(column), Result.of(x / y, "", places));
    }

    private void means(Enumeration found, Condition one, Condition two, List<Column> set) {
        if (!triggers.mean() || !triggers.difference()) {
            return;
        }
        ToDoubleBiFunction<Condition, List<Column>> mean = (line, over) -> over.stream()
                .mapToDouble(column -> value(line.rows()[0], column))
                .average()
                .orElse(Double.NaN);
        var difference = mean.applyAsDouble(one, set) - mean.applyAsDouble(two, set);
        if (difference >= 0) {
            var places = set.stream()
                    .flatMap(column -> places(one, two, column).stream())
                    .toList();
            add(found, Operator.MEAN_DIFFERENCE, List.of(one, two), set, Result.of(difference, unit(places), places));
        }
    }

    private void add(Enumeration found, Operator operator, List<Condition> lines, List<Column> set, Result result) {
        var used = 0L;
        for (var column : set) {
            used |= columns.used(asked, column);
        }
        for (var line : lines) {
            used |= line.used();
        }
        var by = set.size() > 1 ? set.getLast().index() : -1;
        var rows = Selection.of(lines.getFirst());
        found.add(new Program(
                operator,
                rows,
                lines.size() > 1 ? Selection.of(lines.getLast()) : rows,
                set.getFirst().index(),
                by,
                used,
                result));
    }

    private static List<Cell> places(Condition one, Condition two, Column column) {
        return List.of(new Cell(one.rows()[0], column.index()), new Cell(two.rows()[0], column.index()));
    }

    private String unit(List<Cell> cells) {
        return cells.isEmpty()
                ? ""
                : table.cell(cells.getFirst().row(), cells.getFirst().column()).unit();
    }

    private double value(int row, Column column) {
        var cell = table.cell(row, column.index());
        return cell.kind() == CellValue.Kind.DATE ? Double.NaN : cell.number().orElse(Double.NaN);
    }
}
