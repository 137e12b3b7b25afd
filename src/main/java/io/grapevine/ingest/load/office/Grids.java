package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Makes tables of rows whose cells are known by their column.
final class Grids {

    /// Widest table: sheets have 16,384 columns, of which people use some dozens.
    private static final int WIDEST = 1_000;

    private Grids() {}

    /// A table without the rows and columns around it that hold nothing; empty where no cell holds anything.
    ///
    /// @param headerRows how many of the rows are marked as header; where none is, the first row is taken for it
    ///                   if it has
    ///                   a text in every column and no figure while those below it have figures
    static Optional<Element> of(String caption, int headerRows, List<? extends SortedMap<Integer, String>> rows) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (var row : rows) {
            for (var cell : row.entrySet()) {
                if (!cell.getValue().isBlank()) {
                    first = Math.min(first, cell.getKey());
                    last = Math.max(last, cell.getKey());
                }
            }
        }
        if (last < 0) {
            return Optional.empty();
        }
        int width = Math.min(last - first + 1, WIDEST);
        var grid = new ArrayList<List<String>>();
        int header = headerRows;
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<>(Collections.nCopies(width, ""));
            for (var cell : rows.get(i).entrySet()) {
                int column = cell.getKey() - first;
                if (column >= 0 && column < width) {
                    cells.set(column, cell.getValue());
                }
            }
            if (cells.stream().allMatch(String::isBlank)) {
                header -= i < headerRows ? 1 : 0;
            } else {
                grid.add(List.copyOf(cells));
            }
        }
        return Optional.of(new Element.Grid(caption, header > 0 ? header : guessedHeader(grid), grid));
    }

    private static int guessedHeader(List<List<String>> rows) {
        if (rows.size() < 2) {
            return 0;
        }
        var top = rows.getFirst();
        boolean names = top.stream().allMatch(cell -> !cell.isBlank() && !isFigure(cell));
        boolean distinct = top.stream().distinct().count() == top.size();
        return names && distinct ? 1 : 0;
    }

    private static boolean isFigure(String cell) {
        return cell.chars().noneMatch(Character::isLetter);
    }
}
