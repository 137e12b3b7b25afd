package io.grapevine.answer.table;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of a table that conditions choose.
///
/// @param rows       body rows in their order
/// @param conditions none for all items of the table
/// @param either     whether a row must meet one of the conditions instead of all
record Selection(int[] rows, List<Condition> conditions, boolean either) {

    Selection {
        conditions = List.copyOf(conditions);
    }

    static Selection all(TypedTable table) {
        return new Selection(table.items(), List.of(), false);
    }

    static Selection of(Condition condition) {
        return new Selection(condition.rows(), List.of(condition), false);
    }

    boolean isAll() {
        return conditions.isEmpty();
    }

    long used() {
        return conditions.stream().mapToLong(Condition::used).reduce(0, (a, b) -> a | b);
    }

    boolean isOn(int column) {
        return conditions.stream().anyMatch(c -> c.column() == column);
    }

    /// Such as `Depot is Oslo and Pieces is over 3`; empty for all rows.
    String tell(TypedTable table) {
        return conditions.stream().map(c -> c.tell(table)).collect(Collectors.joining(either ? " or " : " and "));
    }
}
