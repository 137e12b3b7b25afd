package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The cells of an OpenDocument table or sheet. Repeated cells are written once with their number: what repeats
/// to the edge of the sheet is empty.
final class OpenDocumentTable {

    /// Repetitions of a filled cell or row that are kept.
    private static final int MOST_REPEATED = 1_000;

    private final XmlNode table;
    private final Set<String> struck;
    private final SheetRows rows;
    private int row;

    OpenDocumentTable(XmlNode table, Set<String> struck) {
        this.table = table;
        this.struck = struck;
        this.rows = new SheetRows(table.get("name"), new TextBudget(Long.MAX_VALUE)); // counted as it was read
    }

    List<Element> elements() {
        int column = 0;
        for (var definition : table.descendantsUntil("table-column", "table-row")) {
            int repeated = definition.number("number-columns-repeated", 1);
            if (isHidden(definition)) {
                rows.hideColumns(column, column + repeated - 1);
            }
            column += repeated;
        }
        var merges = new ArrayList<int[]>();
        for (var line : table.descendantsUntil("table-row", "table")) {
            int repeated = line.number("number-rows-repeated", 1);
            boolean filled = !line.allText().isBlank();
            for (int i = 0; i < (filled ? Math.min(repeated, MOST_REPEATED) : 0); i++) {
                if (isHidden(line)) {
                    rows.hideRow(row + i);
                }
                cells(line, row + i, merges);
            }
            row += repeated;
        }
        merges.forEach(merge -> rows.merge(merge[0], merge[1], merge[2], merge[3]));
        return rows.elements();
    }

    private void cells(XmlNode line, int at, List<int[]> merges) {
        int column = 0;
        for (var cell : line.children()) {
            if (!cell.is("table-cell") && !cell.is("covered-table-cell")) {
                continue;
            }
            int repeated = cell.number("number-columns-repeated", 1);
            var text = text(cell);
            for (int i = 0; i < (text.isEmpty() ? 0 : Math.min(repeated, MOST_REPEATED)); i++) {
                rows.put(at, column + i, text);
            }
            int down = cell.number("number-rows-spanned", 1);
            int across = cell.number("number-columns-spanned", 1);
            if (down > 1 || across > 1) {
                merges.add(new int[] {at, at + down - 1, column, column + across - 1});
            }
            column += repeated;
        }
    }

    private String text(XmlNode cell) {
        var lines = new ArrayList<String>();
        for (var paragraph : cell.descendantsUntil("p", "annotation")) {
            lines.add(OpenDocumentText.of(paragraph, struck).line());
        }
        return String.join(" ", lines).strip();
    }

    private static boolean isHidden(XmlNode node) {
        return node.get("visibility").equals("collapse")
                || node.get("visibility").equals("filter");
    }
}
