package io.grapevine.ingest.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Paragraph;

/// Finds the table in a paragraph whose lines all begin with a bar: a table of Markdown without the line of
/// dashes.
final class SlackTable {

    private SlackTable() {}

    static Optional<TableGrid> of(Paragraph paragraph) {
        var lines = new Lines();
        MarkdownInline.read(paragraph, lines);
        var rows = lines.text.toString().lines().map(String::strip).toList();
        if (rows.size() < 2 || !rows.stream().allMatch(row -> row.startsWith("|") && row.length() > 1)) {
            return Optional.empty();
        }
        var grid = new TableGrid();
        for (var row : rows) {
            grid.beginRow(false);
            cells(row).forEach(grid::cell);
            grid.endRow();
        }
        return Optional.of(grid);
    }

    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        int end = row.endsWith("|") ? row.length() - 1 : row.length();
        for (int from = 1; from <= end; ) {
            int bar = row.indexOf('|', from);
            int to = bar < 0 || bar > end ? end : bar;
            cells.add(row.substring(from, to));
            from = to + 1;
        }
        return cells;
    }

    private static final class Lines implements MarkdownInline.Sink {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void text(String part) {
            text.append(part);
        }

        @Override
        public void lineBreak(boolean hard) {
            text.append('\n');
        }

        @Override
        public void footnote(String label) {}
    }
}
