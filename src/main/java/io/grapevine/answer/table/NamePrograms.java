package io.grapevine.answer.table;

import io.grapevine.answer.table.Program.Cell;
import io.grapevine.answer.table.Program.Result;
import java.util.Arrays;
import java.util.List;

/// Enumerates programs that list what a table shows: its lines or its columns.
final class NamePrograms {

    private final TypedTable table;
    private final AskedWords asked;
    private final ColumnSets columns;

    NamePrograms(TypedTable table, AskedWords asked, ColumnSets columns) {
        this.table = table;
        this.asked = asked;
        this.columns = columns;
    }

    /// Labels of lines and names of columns, for "which categories does the table show?".
    void enumerate(Enumeration found) {
        var items = table.items();
        var all = Selection.all(table);
        if (items.length > 1 && items.length <= 12) {
            var places = Arrays.stream(items)
                    .mapToObj(row -> new Cell(row, table.labelColumn()))
                    .toList();
            var labels = places.stream().map(cell -> table.label(cell.row())).toList();
            found.add(new Program(Operator.LABELS, all, all, -1, -1, 0, Result.of(labels, places)));
        }
        for (var set : columns.sets(asked)) {
            var titles = set.stream().map(columns::title).toList();
            if (items.length == 0) {
                return;
            }
            var place = List.of(new Cell(items[0], set.getFirst().index()));
            found.add(new Program(
                    Operator.COLUMN_NAMES, all, all, set.getFirst().index(), -1, 0, Result.of(titles, place)));
        }
    }
}
