package io.grapevine.ingest.load;

import io.grapevine.domain.Characters;
import io.grapevine.ingest.load.ContentBuilder.TooMuchText;
import java.util.ArrayList;
import java.util.List;

/// Lays the cells of one table out on a grid, row by row: a merged cell's text stands in each column and row
/// that it covers. Time and memory grow with the cells of the grid, of which there is a limit.
final class TableGrid {

    /// A sheet of 20,000 rows and 100 columns: beyond it a table is data, and no text to read.
    private static final int MAX_CELLS = 2_000_000;
    /// What the HTML standard allows.
    private static final int MAX_COLUMN_SPAN = 1000;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Merged> merged = new ArrayList<>(); // by column: what hangs down from the rows above
    private List<String> row = new ArrayList<>();
    private boolean inHead;
    private boolean onlyHeaderCells = true;
    private boolean spansColumns;
    private int marked; // rows at the top that the source marks as headers
    private int headerByMerge; // rows that a merged cell of the first row reaches into, with the first
    private final boolean namesByConvention;
    private int cells;

    private record Merged(String text, int rowsLeft) {
        static final Merged NONE = new Merged("", 0);
    }

    /// @param namesByConvention whether the first row names the columns where nothing speaks against it, as in
    ///                          CSV
    TableGrid(boolean namesByConvention) {
        this.namesByConvention = namesByConvention;
    }

    TableGrid() {
        this(false);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Begins a row.
    ///
    /// @param head whether the source marks it as one that names the columns
    void beginRow(boolean head) {
        row = new ArrayList<>();
        inHead = head;
        onlyHeaderCells = true;
    }

    void cell(String text) {
        cell(text, 1, 1, false);
    }

    /// Adds a cell to the row.
    ///
    /// @param header whether the source marks it as a header cell
    void cell(String text, int columnSpan, int rowSpan, boolean header) {
        hangDown();
        var flat = Title.oneLine(Characters.printed(text));
        onlyHeaderCells &= header || flat.isEmpty();
        int columns = Math.clamp(columnSpan, 1, MAX_COLUMN_SPAN);
        spansColumns |= columns > 1;
        for (int i = 0; i < columns; i++) {
            while (merged.size() <= row.size()) {
                merged.add(Merged.NONE);
            }
            merged.set(row.size(), new Merged(flat, Math.max(1, rowSpan) - 1));
            add(flat);
        }
    }

    void endRow() {
        hangDown();
        while (row.size() < merged.size()) {
            if (merged.get(row.size()).rowsLeft > 0) {
                hangDown();
            } else {
                add("");
            }
        }
        boolean blank = row.stream().allMatch(String::isEmpty);
        if (!blank) {
            rows.add(row);
            marked += (inHead || onlyHeaderCells) && marked == rows.size() - 1 ? 1 : 0;
            if (rows.size() == 1) {
                headerByMerge = merged.stream().mapToInt(Merged::rowsLeft).max().orElse(0) + 1;
            }
        }
        row = new ArrayList<>();
    }

    /// The rows that hold text, each with as many cells as the widest, without columns that are empty at the
    /// end.
    List<List<String>> rows() {
        int width = rows.stream().mapToInt(TableGrid::filled).max().orElse(0);
        if ((long) width * rows.size() > MAX_CELLS) {
            throw tooLarge();
        }
        return rows.stream().map(cells -> padded(cells, width)).toList();
    }

    /// How many of the first rows name the columns: those that the source marks, or else those that look like
    /// it.
    int headerRows() {
        if (marked > 0) {
            return Math.min(marked, rows.size() > 1 ? rows.size() - 1 : 1);
        }
        return HeaderRows.guess(rows(), Math.min(headerByMerge, 3), spansColumns, namesByConvention);
    }

    private void hangDown() {
        while (row.size() < merged.size() && merged.get(row.size()).rowsLeft > 0) {
            var above = merged.get(row.size());
            merged.set(row.size(), new Merged(above.text, above.rowsLeft - 1));
            add(above.text);
        }
    }

    private void add(String text) {
        row.add(text);
        if (++cells > MAX_CELLS) {
            throw tooLarge();
        }
    }

    private static int filled(List<String> row) {
        int width = row.size();
        while (width > 0 && row.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private static List<String> padded(List<String> row, int width) {
        var cells = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    private static TooMuchText tooLarge() {
        return new TooMuchText("holds a table of more than " + MAX_CELLS + " cells; split it, or keep it as data");
    }
}
