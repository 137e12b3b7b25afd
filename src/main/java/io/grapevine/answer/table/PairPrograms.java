package io.grapevine.answer.table;

import io.grapevine.answer.table.Program.Cell;
import io.grapevine.answer.table.Program.Result;
import java.util.ArrayList;
import java.util.List;

/// Enumerates programs that compare two selections of rows, or two columns of one row.
final class PairPrograms {

    private final TypedTable table;
    private final AskedWords asked;
    private final Triggers triggers;
    private final List<Column> columns;

    /// @param columns those that are computed with
    PairPrograms(TypedTable table, AskedWords asked, List<Column> columns) {
        this.table = table;
        this.asked = asked;
        this.columns = columns;
        triggers = Triggers.of(asked);
    }

    void enumerate(Enumeration found, List<Condition> conditions) {
        if (!triggers.difference()) {
            return;
        }
        var first = conditions.stream()
                .filter(c -> c.kind() == Condition.Kind.HOLDS && c.rows().length > 0)
                .limit(ListPrograms.MOST_PAIRED)
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
            var cells = new ArrayList<>(ListPrograms.cellsOf(one.rows(), table.labelColumn()));
            cells.addAll(ListPrograms.cellsOf(two.rows(), table.labelColumn()));
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
}
