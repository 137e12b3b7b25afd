package io.grapevine.ingest.load;

import java.util.HashSet;
import java.util.List;

/// Tells which rows of a table name its columns where the source does not mark them.
final class HeaderRows {

    /// Longer than the names of columns are.
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 4;

    private HeaderRows() {}

    /// How many of the first rows are headers, 0 where the first row is like the others.
    ///
    /// @param merged       rows that a merged cell of the first row reaches into, with the first one
    /// @param spansColumns whether some cell spans several columns
    /// @param byConvention whether the first row names the columns where nothing speaks against it
    static int guess(List<List<String>> rows, int merged, boolean spansColumns, boolean byConvention) {
        if (rows.size() < 2) {
            return 0;
        }
        int corner = cornerRows(rows);
        if (corner > 0) {
            return corner;
        }
        boolean pairs = rows.getFirst().size() <= 2; // as likely names and values as a header and rows
        if (!names(rows.getFirst()) || pairs && !byConvention && !hasColumnOfValues(rows)) {
            return 0;
        }
        int count = Math.clamp(merged, 1, rows.size() - 1);
        boolean grouped = spansColumns && repeats(rows.getFirst());
        return grouped && count == 1 && rows.size() > 2 && names(rows.get(1)) ? 2 : count;
    }

    /// Rows at the top whose first cell is empty while those below have one: years above the columns of a
    /// report.
    private static int cornerRows(List<List<String>> rows) {
        int count = 0;
        while (count < rows.size() && count < MOST && rows.get(count).getFirst().isEmpty()) {
            count++;
        }
        boolean below = count < rows.size()
                && rows.subList(count, rows.size()).stream()
                                .filter(row -> row.getFirst().isEmpty())
                                .count()
                        <= (rows.size() - count) / 4;
        return count > 0 && count <= MOST && below ? count : 0;
    }

    /// Whether every cell could name a column: there is text in most, none is a number but for a year, none
    /// long, and neighbours that are not merged differ.
    private static boolean names(List<String> row) {
        var seen = new HashSet<String>();
        int filled = 0;
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            filled++;
            boolean merged = i > 0 && cell.equals(row.get(i - 1));
            if (cell.length() > LONGEST_NAME || isValue(cell) || !seen.add(cell) && !merged) {
                return false;
            }
        }
        return filled * 2 > row.size();
    }

    private static boolean hasColumnOfValues(List<List<String>> rows) {
        var body = rows.subList(1, rows.size());
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            if (body.stream().filter(row -> isValue(row.get(at))).count() * 2 > body.size()) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(List<String> row) {
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isEmpty() && row.get(i).equals(row.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a cell is a number, amount, percentage, date or time rather than a name. A year, alone or with a
    /// word (`Q1 2024`), may be a name.
    static boolean isValue(String cell) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < cell.length(); i++) {
            digits += Character.isDigit(cell.charAt(i)) ? 1 : 0;
            letters += Character.isLetter(cell.charAt(i)) ? 1 : 0;
        }
        return digits > 0 && digits >= letters && !isPeriod(cell);
    }

    /// Whether one run of digits is a year and no other digits stand alone.
    private static boolean isPeriod(String cell) {
        int years = 0;
        int others = 0;
        for (int i = 0; i < cell.length(); ) {
            int end = i;
            while (end < cell.length() && Character.isLetterOrDigit(cell.charAt(end))) {
                end++;
            }
            var word = cell.substring(i, end);
            boolean number = !word.isEmpty() && Character.isDigit(word.charAt(0));
            years += number && isYear(word) ? 1 : 0;
            others += number && !isYear(word) || ".%$€£".indexOf(end < cell.length() ? cell.charAt(end) : ' ') >= 0
                    ? 1
                    : 0;
            i = Math.max(end, i + 1);
        }
        return years == 1 && others == 0;
    }

    private static boolean isYear(String word) {
        return word.length() == 4
                && word.chars().allMatch(Character::isDigit)
                && (word.startsWith("19") || word.startsWith("20"));
    }
}
