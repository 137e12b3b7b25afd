package io.grapevine.domain;

import java.util.List;

/// A table as it stands in a document's text.
///
/// @param caption    the line that names it, or the heading above it; empty where there is none
/// @param headerRows how many of the first rows name the columns; 0 where none does
/// @param rows       all rows from the top, the header rows included, each with as many cells as the widest
public record Table(String caption, int headerRows, List<Row> rows) {

    /// One row.
    ///
    /// @param cells text of each column as it is displayed; empty where the cell is; a merged cell's text
    ///              stands in each column and row that it covers
    /// @param start offset of the row's first character in the document's text
    /// @param end   offset behind its last character
    public record Row(List<String> cells, int start, int end) {

        public Row {
            cells = List.copyOf(cells);
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("a row must span 0 <= start <= end, was " + start + " to " + end);
            }
        }
    }

    public Table {
        rows = List.copyOf(rows);
        if (headerRows < 0 || headerRows > rows.size()) {
            throw new IllegalArgumentException(
                    "header rows must be 0 to " + rows.size() + " (all rows), were " + headerRows);
        }
        var width = rows.isEmpty() ? 0 : rows.getFirst().cells().size();
        if (rows.stream().anyMatch(row -> row.cells().size() != width)) {
            throw new IllegalArgumentException(
                    "every row of a table must have " + width + " cells as the first one has");
        }
    }

    /// The rows below the header.
    public List<Row> body() {
        return rows.subList(headerRows, rows.size());
    }
}
