package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.pdf.PageLayout.Gutter;
import io.grapevine.ingest.load.pdf.PageLayout.Row;
import java.util.List;
import java.util.OptionalDouble;

/// Tells columns of running text from the columns of a table.
///
/// A line of running text fills its column and mostly goes on in the line below, in small letters; a cell is
/// short and begins anew.
final class ColumnKind {

    /// Share of the lines that go on in the line below, from which a column is running text. Prose in columns
    /// of five
    /// words has 0.5 (German nouns) to 0.8; a table whose cells are wrapped has it in one column, not in all.
    private static final double GOING_ON = 0.34;

    /// Words a line, and share of the column's width that the median line fills, for scripts and languages in
    /// which the first letter tells nothing.
    private static final double WORDS = 3.5;

    private static final double FILLED = 0.75;

    /// Baselines of one row of a table differ by less than this share of the size; those of two independent
    /// columns do not care.
    private static final double ALIGNED = 0.1;

    /// Fewer rows may stand apart by chance.
    private static final int FEWEST_ROWS = 8;

    private ColumnKind() {}

    static boolean isText(List<Row> rows, List<Gutter> gutters) {
        int text = 0;
        int columns = 0;
        for (var column : PageLayout.columns(rows, gutters)) {
            if (column.size() < 2) {
                continue;
            }
            columns++;
            text += isText(column) ? 1 : 0;
        }
        return columns > 0 && text == columns;
    }

    /// Whether what stands left and right of a gutter are two things beside each other, tables say: each side
    /// has rows at heights where the other has none.
    static boolean areIndependent(List<Row> rows, Gutter gutter) {
        int left = 0;
        int right = 0;
        for (var row : rows) {
            var leftBase = baseline(row, gutter, 0);
            var rightBase = baseline(row, gutter, 1);
            boolean aligned = leftBase.isPresent()
                    && rightBase.isPresent()
                    && Math.abs(leftBase.getAsDouble() - rightBase.getAsDouble()) < ALIGNED * row.size();
            left += leftBase.isPresent() && !aligned ? 1 : 0;
            right += rightBase.isPresent() && !aligned ? 1 : 0;
        }
        return rows.size() >= FEWEST_ROWS && left * 6 > rows.size() && right * 6 > rows.size();
    }

    private static OptionalDouble baseline(Row row, Gutter gutter, int side) {
        return row.runs().stream()
                .filter(run -> PageLayout.columnOf(run, List.of(gutter)) == side)
                .mapToDouble(TextLine::baseline)
                .findFirst();
    }

    private static boolean isText(List<TextLine> column) {
        int goingOn = 0;
        int figures = 0;
        for (int i = 1; i < column.size(); i++) {
            goingOn += goesOn(column.get(i - 1).text(), column.get(i).text()) ? 1 : 0;
        }
        for (var line : column) {
            figures += isFigure(line.text()) ? 1 : 0;
        }
        if (figures * 3 > column.size()) {
            return false;
        }
        double share = (double) goingOn / (column.size() - 1);
        double words = column.stream().mapToInt(TextLine::words).average().orElse(0);
        double width = column.stream().mapToDouble(TextLine::width).max().orElse(1);
        var widths = column.stream().mapToDouble(TextLine::width).sorted().toArray();
        double filled = widths[widths.length / 2] / width;
        return share >= GOING_ON && words >= 1.5 && filled > 0.45
                || words >= WORDS && filled >= FILLED && column.size() >= 4;
    }

    private static boolean goesOn(String line, String next) {
        int last = line.codePointBefore(line.length());
        int first = next.codePointAt(0);
        return last != '.' && last != ':' && (Character.isLowerCase(first) || last == '-' || last == 0xAD);
    }

    private static boolean isFigure(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        long letters = text.chars().filter(Character::isLetter).count();
        return digits > 0 && letters <= 3;
    }
}
