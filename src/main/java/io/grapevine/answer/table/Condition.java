package io.grapevine.answer.table;

import java.util.Locale;

/// A condition on one column, and the rows that meet it.
///
/// @param column  the column's index
/// @param kind    what the cell must do
/// @param value   the words or the number that the cell is compared with
/// @param used    the question's words that say it
/// @param rows    body rows in their order
/// @param length  how many words of the cell match
/// @param exact   the share of its rows whose whole cell is the value
/// @param fuzzy   whether a word was matched by spelling only
record Condition(int column, Kind kind, String value, long used, int[] rows, int length, double exact, boolean fuzzy) {

    /// What a cell must do to meet a condition.
    enum Kind {
        HOLDS("is"),
        HOLDS_NOT("is not"),
        OVER("is over"),
        AT_LEAST("is at least"),
        UNDER("is under"),
        AT_MOST("is at most"),
        BETWEEN("is between"),
        FILLED("is filled");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean isComparison() {
            return ordinal() >= OVER.ordinal() && ordinal() <= BETWEEN.ordinal();
        }
    }

    /// The condition in words, such as `Depot is Oslo`.
    String tell(TypedTable table) {
        var verb = kind == Kind.HOLDS && exact < 1 ? "has" : kind.words;
        return (table.columns().get(column).title() + " " + verb + " " + value).strip();
    }

    @Override
    public String toString() {
        return column + " " + kind.name().toLowerCase(Locale.ROOT) + " " + value + " (" + rows.length + ")";
    }
}
