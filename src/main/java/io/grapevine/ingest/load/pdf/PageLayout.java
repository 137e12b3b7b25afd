package io.grapevine.ingest.load.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parts a page into columns of text and tables by what stays white between its lines, whatever the order in
/// which the file draws them. Takes time n log n for n runs of text, times the depth of columns within columns.
final class PageLayout {

    /// Share of the font's size by which a gutter must be wide to part columns.
    private static final double GUTTER = 0.8;

    /// Columns within columns: newspapers have two levels.
    private static final int DEPTH = 4;

    private PageLayout() {}

    /// A row: the runs that stand at one height, from left to right.
    record Row(List<TextLine> runs) {

        TextLine joined() {
            return runs.stream().reduce(TextLine::join).orElseThrow();
        }

        double baseline() {
            return runs.getFirst().baseline();
        }

        double size() {
            return runs.stream().mapToDouble(TextLine::size).max().orElseThrow();
        }
    }

    /// White between two columns.
    record Gutter(double left, double right) {

        boolean isWide(double size) {
            return right - left >= GUTTER * size;
        }
    }

    static List<PageRegion> regions(List<TextLine> runs) {
        var regions = new ArrayList<PageRegion>();
        regions(rows(runs), 0, regions);
        return regions;
    }

    private static void regions(List<Row> rows, int depth, List<PageRegion> regions) {
        var flow = new ArrayList<TextLine>();
        int from = 0;
        while (from < rows.size()) {
            var band = depth < DEPTH ? Band.at(rows, from) : Band.NONE;
            if (band.isEmpty()) {
                flow.add(rows.get(from).joined());
                from++;
                continue;
            }
            if (!flow.isEmpty()) {
                regions.add(new PageRegion.Flow(List.copyOf(flow)));
                flow.clear();
            }
            var parted = rows.subList(from, from + band.rows());
            var parting = ColumnKind.isText(parted, band.gutters())
                    ? band.gutters()
                    : band.gutters().stream()
                            .filter(gutter -> ColumnKind.areIndependent(parted, gutter))
                            .toList();
            if (parting.isEmpty()) {
                regions.add(TableCells.of(parted, band.gutters()));
            } else {
                columns(parted, parting).forEach(column -> regions(rows(column), depth + 1, regions));
            }
            from += band.rows();
        }
        if (!flow.isEmpty()) {
            regions.add(new PageRegion.Flow(List.copyOf(flow)));
        }
    }

    static List<Row> rows(List<TextLine> runs) {
        var sorted = runs.stream()
                .sorted(Comparator.comparingDouble(TextLine::baseline))
                .toList();
        var rows = new ArrayList<Row>();
        var row = new ArrayList<TextLine>();
        for (var run : sorted) {
            if (!row.isEmpty()
                    && run.baseline() - row.getFirst().baseline()
                            > 0.4 * Math.max(run.size(), row.getFirst().size())) {
                rows.add(row(row));
                row.clear();
            }
            row.add(run);
        }
        if (!row.isEmpty()) {
            rows.add(row(row));
        }
        return rows;
    }

    private static Row row(List<TextLine> runs) {
        return new Row(
                runs.stream().sorted(Comparator.comparingDouble(TextLine::left)).toList());
    }

    /// The runs of each column, from left to right.
    static List<List<TextLine>> columns(List<Row> rows, List<Gutter> gutters) {
        var columns = new ArrayList<List<TextLine>>();
        for (int i = 0; i <= gutters.size(); i++) {
            columns.add(new ArrayList<>());
        }
        for (var row : rows) {
            row.runs().forEach(run -> columns.get(columnOf(run, gutters)).add(run));
        }
        return columns;
    }

    static int columnOf(TextLine run, List<Gutter> gutters) {
        double middle = (run.left() + run.right()) / 2;
        int column = 0;
        while (column < gutters.size() && middle > gutters.get(column).left()) {
            column++;
        }
        return column;
    }
}
