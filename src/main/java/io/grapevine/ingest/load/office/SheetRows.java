package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The cells of one sheet as they are displayed, by row and column; hidden rows and columns are left out.
final class SheetRows {

    /// Cells that are kept: a sheet of 20,000 rows and 100 columns.
    private static final int MOST_CELLS = 2_000_000;

    private final String name;
    private final TextBudget budget;
    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final List<int[]> hiddenColumns = new ArrayList<>(); // from, to
    private int cells;

    SheetRows(String name, TextBudget budget) {
        this.name = name;
        this.budget = budget;
    }

    void hideRow(int row) {
        hiddenRows.add(row);
    }

    void hideColumns(int from, int to) {
        hiddenColumns.add(new int[] {from, to});
    }

    void put(int row, int column, String text) {
        if (text.isEmpty() || hiddenRows.contains(row)) {
            return;
        }
        if (++cells > MOST_CELLS) {
            throw new TooLong("holds a sheet of more than " + MOST_CELLS + " cells; split it, or keep it as data");
        }
        budget.take(text.length());
        rows.computeIfAbsent(row, unused -> new TreeMap<>())
                .put(column, text.replaceAll("\\s+", " ").strip());
    }

    /// The column behind the last one of a row that holds something.
    int nextColumn(int row) {
        var cells = rows.get(row);
        return cells == null ? 0 : cells.lastKey() + 1;
    }

    /// Repeats the text of a merged cell in each cell that it covers.
    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        var top = rows.get(firstRow);
        var text = top == null ? null : top.get(firstColumn);
        if (text == null || (long) (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) > MOST_CELLS) {
            return;
        }
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                if (row != firstRow || column != firstColumn) {
                    put(row, column, text);
                }
            }
        }
    }

    /// The lines above the table as paragraphs, then the table, whose caption is the sheet's name.
    List<Element> elements() {
        var visible = new ArrayList<TreeMap<Integer, String>>();
        rows.forEach((number, row) -> {
            if (!hiddenRows.contains(number)) {
                hiddenColumns.forEach(
                        range -> row.subMap(range[0], true, range[1], true).clear());
                visible.add(row);
            }
        });
        var elements = new ArrayList<Element>();
        int from = 0;
        boolean isTable = visible.stream().anyMatch(row -> texts(row) > 1);
        while (from < visible.size() && texts(visible.get(from)) <= 1 && (isTable || visible.size() == 1)) {
            visible.get(from).values().stream()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> elements.add(new Element.Paragraph(text)));
            from++;
        }
        Grids.of(name, 0, visible.subList(from, visible.size())).ifPresent(elements::add);
        return elements;
    }

    // A title is often merged over all columns of the table: it is one text.
    private static long texts(NavigableMap<Integer, String> row) {
        return row.values().stream().filter(text -> !text.isBlank()).distinct().count();
    }
}
