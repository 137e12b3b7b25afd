package io.grapevine.answer.table;

import io.grapevine.domain.Table;
import java.util.ArrayList;
import java.util.List;

/// Finds a table's header lines, where they are more than the document marks, and joins them to one name a
/// column.
final class Headers {

    private static final int MOST_LINES = 5;

    private Headers() {}

    /// How many of the first rows are header: those marked, and those below without a label whose other cells
    /// are years, dates, words or units.
    static int lines(Table table) {
        var rows = table.rows();
        var lines = table.headerRows();
        if (lines == 0 && rows.size() > 1 && looksLikeHeader(rows.getFirst().cells())) {
            lines = 1;
        }
        while (lines > 0
                && lines < Math.min(rows.size() - 1, MOST_LINES)
                && continues(rows.get(lines).cells())) {
            lines++;
        }
        return Math.min(lines, Math.max(0, rows.size() - 1));
    }

    /// No numbers but years, and at least two cells filled.
    private static boolean looksLikeHeader(List<String> cells) {
        var filled = cells.stream().filter(cell -> !cell.isBlank()).count();
        return filled >= 2
                && cells.stream().map(CellParser::parse).noneMatch(cell -> cell.kind() == CellValue.Kind.NUMBER);
    }

    private static boolean continues(List<String> cells) {
        if (cells.size() < 2 || !cells.getFirst().isBlank() && !isScale(cells.getFirst())) {
            return false;
        }
        var rest = cells.subList(1, cells.size()).stream()
                .map(CellParser::parse)
                .filter(cell -> !cell.text().isEmpty())
                .toList();
        return !rest.isEmpty()
                && rest.stream()
                        .noneMatch(cell -> cell.kind() == CellValue.Kind.NUMBER
                                || cell.kind() == CellValue.Kind.RANK
                                || cell.text().length() > 60
                                || cell.isEmpty());
    }

    private static boolean isScale(String cell) {
        return cell.strip().startsWith("(") && !Scale.of(List.of(cell)).isEmpty();
    }

    /// One name a column; an empty cell above a filled one continues the cell at its left.
    static List<String> names(Table table, int lines) {
        var width = table.rows().isEmpty() ? 0 : table.rows().getFirst().cells().size();
        var names = new ArrayList<String>();
        for (var column = 0; column < width; column++) {
            var parts = new ArrayList<String>();
            for (var line = 0; line < lines; line++) {
                var cell = cell(table, line, column, lines);
                if (!cell.isEmpty() && (parts.isEmpty() || !parts.getLast().equals(cell))) {
                    parts.add(cell);
                }
            }
            names.add(String.join(" ", parts));
        }
        return names;
    }

    private static String cell(Table table, int line, int column, int lines) {
        var cells = table.rows().get(line).cells();
        var own = clean(cells.get(column));
        if (!own.isEmpty() || line == lines - 1 || column == 0 || columnIsLabel(table, column, lines)) {
            return own;
        }
        for (var left = column - 1; left > 0; left--) {
            if (!cells.get(left).isBlank()) {
                return clean(cells.get(left));
            }
        }
        return "";
    }

    private static boolean columnIsLabel(Table table, int column, int lines) {
        return table.rows().get(lines - 1).cells().get(column).isBlank();
    }

    private static String clean(String cell) {
        return cell.replaceAll("\\s+", " ").strip();
    }
}
