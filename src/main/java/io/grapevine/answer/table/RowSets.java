package io.grapevine.answer.table;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Sets of rows as sorted arrays.
final class RowSets {

    private RowSets() {}

    static int[] both(int[] one, int[] other) {
        return Arrays.stream(one)
                .filter(row -> Arrays.binarySearch(other, row) >= 0)
                .toArray();
    }

    static int[] either(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .distinct()
                .sorted()
                .toArray();
    }

    /// The rows with the greatest (sign 1) or least (sign -1) value of a column; all of `rows` must have one.
    static int[] extreme(TypedTable table, int[] rows, int column, int sign) {
        var best = Arrays.stream(rows)
                .mapToDouble(row -> sign * table.cell(row, column).order().orElseThrow())
                .max()
                .orElseThrow();
        return Arrays.stream(rows)
                .filter(row -> sign * table.cell(row, column).order().orElseThrow() == best)
                .toArray();
    }
}
