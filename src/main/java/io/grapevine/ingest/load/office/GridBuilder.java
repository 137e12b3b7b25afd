package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Puts a table together cell by cell; a merged cell's text stands in each cell that it covers.
final class GridBuilder {

    /// Takes nothing in.
    static final GridBuilder NONE = new GridBuilder("");

    /// Columns and rows that a merged cell may cover; a file may claim a million.
    private static final int WIDEST = 200;

    private final String caption;
    private final List<TreeMap<Integer, String>> rows = new ArrayList<>();
    private final List<Boolean> headers = new ArrayList<>();
    private int row = -1;
    private int column;
    private int columns = 1;
    private int rowsDown = 1;

    GridBuilder(String caption) {
        this.caption = caption;
    }

    boolean isOpen() {
        return this != NONE;
    }

    void row() {
        if (this == NONE) {
            return;
        }
        row++;
        at(row);
        column = 0;
        headers.set(row, true);
    }

    /// Begins a cell at the first column that no merged cell covers.
    void cell(boolean header, int columnSpan, int rowSpan) {
        if (this == NONE) {
            return;
        }
        if (row < 0) {
            row();
        }
        while (rows.get(row).containsKey(column)) {
            column++;
        }
        columns = Math.clamp(columnSpan, 1, WIDEST);
        rowsDown = Math.clamp(rowSpan, 1, WIDEST);
        if (!header) {
            headers.set(row, false);
        }
    }

    /// The text of the cell that was begun.
    void text(String text) {
        if (this == NONE || row < 0) {
            return;
        }
        for (int down = 0; down < rowsDown; down++) {
            for (int across = 0; across < columns; across++) {
                at(row + down).put(column + across, text);
            }
        }
        column += columns;
        columns = 1;
        rowsDown = 1;
    }

    /// The text right above the cell that was begun; empty in the first row.
    String above() {
        return row < 1 ? "" : rows.get(row - 1).getOrDefault(column, "");
    }

    /// Empty where no cell holds anything.
    Optional<Element> build() {
        int headerRows = 0;
        while (headerRows < headers.size() && headers.get(headerRows)) {
            headerRows++;
        }
        return Grids.of(caption, headerRows == headers.size() ? 0 : headerRows, rows);
    }

    private NavigableMap<Integer, String> at(int index) {
        while (rows.size() <= index) {
            rows.add(new TreeMap<>());
            headers.add(false);
        }
        return rows.get(index);
    }
}
