package io.grapevine.answer.table;

import java.util.List;
import java.util.OptionalDouble;

/// A cell as it is read.
///
/// @param text   as it is displayed
/// @param stems  of its words
/// @param kind   what it holds
/// @param number its number, negative where it stands in parentheses; empty where it does not begin with one
/// @param order  what it is sorted by: the number, the date as yyyymmdd, the year times 10,000, or the rank
/// @param unit   what stands around the number: a currency, `%`, a unit; empty where nothing does
record CellValue(String text, List<String> stems, Kind kind, OptionalDouble number, OptionalDouble order, String unit) {

    /// What a cell holds.
    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        YEAR,
        DATE,
        RANK
    }

    static final CellValue NOTHING =
            new CellValue("", List.of(), Kind.EMPTY, OptionalDouble.empty(), OptionalDouble.empty(), "");

    CellValue {
        stems = List.copyOf(stems);
    }

    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
