package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Makes tables of rows whose cells are known by their column.
final class Grids {

    /// Widest table: sheets have 16,384 columns, of which people use some dozens.
    private static final int WIDEST = 1_000;

    private Grids() {}

    /// A table without the rows and columns around it that hold nothing; empty where no cell holds anything.
    ///
    /// @param headerRows how many of the rows the file marks as header
    static Optional<Element> of(String caption, int headerRows, List<? extends SortedMap<Integer, String>> rows) {
        var columns = columns(rows);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        int first = columns.getFirst();
        int width = Math.min(columns.getLast() - first + 1, WIDEST);
        var grid = new ArrayList<List<String>>();
        int header = headerRows;
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<>(Collections.nCopies(width, ""));
            rows.get(i).subMap(first, first + width).forEach((column, text) -> cells.set(column - first, text));
            if (cells.stream().allMatch(String::isBlank)) {
                header -= i < headerRows ? 1 : 0;
            } else {
                grid.add(List.copyOf(cells));
            }
        }
        return Optional.of(new Element.Grid(caption, header, grid));
    }

    /// The columns that hold a text in some row.
    private static NavigableSet<Integer> columns(List<? extends SortedMap<Integer, String>> rows) {
        var columns = new TreeSet<Integer>();
        for (var row : rows) {
            row.forEach((column, text) -> {
                if (!text.isBlank()) {
                    columns.add(column);
                }
            });
        }
        return columns;
    }
}
