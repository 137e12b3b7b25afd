package io.grapevine.answer.table;

import io.grapevine.domain.Table;
import java.util.Arrays;
import java.util.List;

/// Tables of the tests, a text line a row and `|` between cells.
final class Samples {

    static final String HUTS = """
            Hut | County | Beds | Stove | Opened
            Fir | Halland | 12 | yes | 1998
            Alder | Skane | 8 | no | 2004
            Birch | Halland | 20 | yes | 1987
            Rowan | Bohuslan | 6 | yes | 2011
            Total | | 46 | |""";

    static final String STATEMENT = """
            | Years Ended September 30, |
            (in millions) | 2019 | 2018
            Revenue: | |
            Hardware | $1,200 | $1,000
            Services | 300 | 400
            Operating loss | (50) | 25""";

    private Samples() {}

    static TypedTable typed(int headerRows, String text) {
        return new TypedTable(table(headerRows, text));
    }

    static Table table(int headerRows, String text) {
        var lines = text.lines().map(line -> cells(line)).toList();
        var width = lines.stream().mapToInt(List::size).max().orElseThrow();
        var rows = new java.util.ArrayList<Table.Row>();
        var offset = 0;
        for (var line : lines) {
            var cells = new java.util.ArrayList<>(line);
            while (cells.size() < width) {
                cells.add("");
            }
            rows.add(new Table.Row(cells, offset, offset + 10));
            offset += 11;
        }
        return new Table("", headerRows, rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
