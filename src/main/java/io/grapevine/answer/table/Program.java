package io.grapevine.answer.table;

import java.util.List;
import java.util.OptionalDouble;

/// A program and what came out when it was run.
///
/// @param operator what it does
/// @param rows     the rows that it starts from
/// @param other    a second selection, for differences; equals `rows` where there is none
/// @param column   the column that is read or computed with; -1 for none
/// @param by       the column that rows are ordered or compared by; -1 for none
/// @param used     words of the question that rows and columns account for
/// @param result   what came out
record Program(Operator operator, Selection rows, Selection other, int column, int by, long used, Result result) {

    /// What came out of a program.
    ///
    /// @param values as they are told
    /// @param number of a computed result; empty where the values are read from cells
    /// @param unit   of a computed number: `%` or what the cells have; empty where it has none
    /// @param cells  the cells that were read, row and column each
    record Result(List<String> values, OptionalDouble number, String unit, List<Cell> cells) {

        Result {
            values = List.copyOf(values);
            cells = List.copyOf(cells);
        }

        static Result of(List<String> values, List<Cell> cells) {
            return new Result(values, OptionalDouble.empty(), "", cells);
        }

        static Result of(double number, String unit, List<Cell> cells) {
            return new Result(List.of(Numbers.text(number)), OptionalDouble.of(number), unit, cells);
        }
    }

    /// A cell of the body.
    record Cell(int row, int column) {}
}
