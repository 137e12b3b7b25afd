package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.pdf.PageLayout.Gutter;
import io.grapevine.ingest.load.pdf.PageLayout.Row;
import java.util.ArrayList;
import java.util.List;

/// Files the runs of a table's rows under its columns.
final class TableCells {

    /// A row without a first cell that follows this closely, in sizes of its font, continues the row above.
    private static final double WRAPPED = 1.3;

    private TableCells() {}

    static PageRegion of(List<Row> rows, List<Gutter> gutters) {
        var cells = new ArrayList<List<String>>();
        var bold = new ArrayList<Boolean>();
        double usual = usualStep(rows);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var filed = file(row, gutters);
            double step =
                    i == 0 ? Double.MAX_VALUE : row.baseline() - rows.get(i - 1).baseline();
            if (filed.getFirst().isEmpty() && step < WRAPPED * row.size() && step < usual * 0.9) {
                append(cells.getLast(), filed);
            } else {
                cells.add(filed);
                bold.add(row.runs().stream().allMatch(TextLine::bold));
            }
        }
        return new PageRegion.Cells(cells.stream().map(List::copyOf).toList(), bold);
    }

    private static List<String> file(Row row, List<Gutter> gutters) {
        var cells = new ArrayList<String>();
        for (int i = 0; i <= gutters.size(); i++) {
            cells.add("");
        }
        for (var run : row.runs()) {
            int column = PageLayout.columnOf(run, gutters);
            cells.set(column, (cells.get(column) + " " + run.text()).strip());
        }
        return cells;
    }

    private static void append(List<String> row, List<String> more) {
        for (int i = 0; i < row.size(); i++) {
            row.set(i, (row.get(i) + " " + more.get(i)).strip());
        }
    }

    /// Distance between rows that have a first cell.
    private static double usualStep(List<Row> rows) {
        var steps = new ArrayList<Double>();
        for (int i = 1; i < rows.size(); i++) {
            steps.add(rows.get(i).baseline() - rows.get(i - 1).baseline());
        }
        return steps.stream().mapToDouble(Double::doubleValue).max().orElse(Double.MAX_VALUE);
    }
}
