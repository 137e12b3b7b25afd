package io.grapevine.ingest.load;

import java.util.List;

/// How a table stands in a document's text: a row a line, ` | ` between its cells, an empty cell as nothing
/// between two bars.
final class TableText {

    private TableText() {}

    static String line(List<String> cells) {
        var line = new StringBuilder(cells.getFirst());
        for (var cell : cells.subList(1, cells.size())) {
            line.append(cell.isEmpty() ? " |" : " | ").append(cell);
        }
        return line.toString().strip();
    }
}
