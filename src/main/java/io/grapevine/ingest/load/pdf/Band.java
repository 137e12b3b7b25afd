package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.pdf.PageLayout.Gutter;
import io.grapevine.ingest.load.pdf.PageLayout.Row;
import java.util.ArrayList;
import java.util.List;

/// Consecutive rows of a page that the same gutters run through.
///
/// @param rows how many
record Band(int rows, List<Gutter> gutters) {

    static final Band NONE = new Band(0, List.of());

    /// How far apart rows of one band may be, in sizes of their font.
    private static final double LARGEST_STEP = 4;

    boolean isEmpty() {
        return rows == 0;
    }

    /// The longest band that begins with a row of several runs, [#NONE] where there is none of at least two
    /// such rows.
    ///
    /// The gutters are cut row by row to what stays white, and the band ends where none is left.
    static Band at(List<Row> rows, int from) {
        if (rows.get(from).runs().size() < 2) {
            return NONE;
        }
        var gutters = gaps(rows.get(from));
        int parted = 1;
        int lastParted = from;
        int to = from + 1;
        var kept = gutters;
        while (to < rows.size()
                && rows.get(to).baseline() - rows.get(to - 1).baseline()
                        < LARGEST_STEP * rows.get(to).size()) {
            var next = cut(kept, rows.get(to));
            if (next.isEmpty()) {
                break;
            }
            kept = next;
            if (rows.get(to).runs().size() > 1) {
                parted++;
                lastParted = to;
                gutters = kept;
            } else if (isHeadingBelow(rows, to)) {
                break;
            }
            to++;
        }
        int end = endOf(rows, lastParted, to);
        return parted < 2 ? NONE : new Band(end - from, end > lastParted + 1 ? kept : gutters);
    }

    // Rows of one run behind the last parted one are the rest of a longer column, as long as they follow line
    // by line.
    private static int endOf(List<Row> rows, int lastParted, int to) {
        int end = lastParted + 1;
        while (end < to
                && rows.get(end).baseline() - rows.get(end - 1).baseline()
                        < 1.6 * rows.get(end).size()
                && Math.abs(rows.get(end).size() - rows.get(end - 1).size()) < 0.5) {
            end++;
        }
        return end;
    }

    // A row of larger print alone, with white above it, opens what is below, not the columns above.
    private static boolean isHeadingBelow(List<Row> rows, int at) {
        return rows.get(at).size() > rows.get(at - 1).size() * 1.15
                && rows.get(at).baseline() - rows.get(at - 1).baseline()
                        > 2 * rows.get(at - 1).size();
    }

    private static List<Gutter> gaps(Row row) {
        var gaps = new ArrayList<Gutter>();
        double end = row.runs().getFirst().right();
        for (var run : row.runs().subList(1, row.runs().size())) {
            var gap = new Gutter(end, run.left());
            if (gap.isWide(row.size())) {
                gaps.add(gap);
            }
            end = Math.max(end, run.right());
        }
        return gaps;
    }

    private static List<Gutter> cut(List<Gutter> gutters, Row row) {
        var cut = new ArrayList<Gutter>();
        for (var gutter : gutters) {
            double left = gutter.left();
            double right = gutter.right();
            for (var run : row.runs()) {
                if (run.right() <= left || run.left() >= right) {
                    continue;
                }
                if (run.left() <= left) {
                    left = run.right();
                } else {
                    right = Math.min(right, run.left());
                }
            }
            var rest = new Gutter(left, right);
            if (rest.isWide(row.size())) {
                cut.add(rest);
            }
        }
        return cut;
    }
}
