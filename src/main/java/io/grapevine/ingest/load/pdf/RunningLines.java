package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.pdf.PageLayout.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the lines at the top and bottom of pages that are the printer's, not the document's: running headers
/// and footers, page numbers, stamps with date and time. Takes time linear in the number of pages.
final class RunningLines {

    /// Rows at either end of a page that may be running lines.
    private static final int ROWS = 3;

    /// Share of the page's height at either end in which a page number or stamp stands.
    private static final double MARGIN = 0.1;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?iu)[-–—|•\\s]*(?:page|seite|p\\.|página|pagina|стр\\.)?\\s*\\d{1,4}\\s*(?:(?:of|von|de|/|из)\\s*\\d{1,4})?[-–—|•\\s]*");
    private static final Pattern STAMP =
            Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4},?\\s+\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[AP]M)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, Integer> pagesWith = new HashMap<>();
    private int pages;

    /// Counts the lines of one page.
    void count(List<TextLine> runs) {
        pages++;
        var keys = new HashSet<String>();
        ends(runs).forEach(row -> keys.add(key(row)));
        keys.forEach(key -> pagesWith.merge(key, 1, Integer::sum));
    }

    /// The runs of a page without its running lines.
    List<TextLine> strip(List<TextLine> runs, double height) {
        var rows = PageLayout.rows(runs);
        var running = new HashSet<TextLine>();
        int top = 0;
        while (top < Math.min(ROWS, rows.size()) && isRunning(rows.get(top), height)) {
            running.addAll(rows.get(top++).runs());
        }
        int bottom = rows.size() - 1;
        while (bottom >= Math.max(top, rows.size() - ROWS) && isRunning(rows.get(bottom), height)) {
            running.addAll(rows.get(bottom--).runs());
        }
        // A page of nothing else keeps what it has.
        return running.size() == runs.size()
                ? runs
                : runs.stream().filter(run -> !running.contains(run)).toList();
    }

    private boolean isRunning(Row row, double height) {
        var text = row.joined().text();
        boolean inMargin = row.baseline() < MARGIN * height || row.baseline() > (1 - MARGIN) * height;
        int times = pagesWith.getOrDefault(key(row), 0);
        if (times >= 3 && times * 10 >= pages * 2 || pages == 2 && times == 2 && inMargin) {
            return true;
        }
        return inMargin
                && (pages > 1 && PAGE_NUMBER.matcher(text).matches()
                        || STAMP.matcher(text).find()
                                && row.runs().size() <= 4
                                && text.length() < 200
                                && isStamp(text));
    }

    // A stamp is a date and time and little else beside an address: a sentence with a date in it is none.
    private static boolean isStamp(String text) {
        var rest = STAMP.matcher(text).replaceAll("");
        return rest.split("\\s+").length <= 12 && !rest.strip().endsWith(".");
    }

    private static List<Row> ends(List<TextLine> runs) {
        var rows = PageLayout.rows(runs);
        if (rows.size() <= 2 * ROWS) {
            return rows;
        }
        var ends = new ArrayList<>(rows.subList(0, ROWS));
        ends.addAll(rows.subList(rows.size() - ROWS, rows.size()));
        return ends;
    }

    // The number of the page differs, and on left and right pages the place does.
    private static String key(Row row) {
        var text = NUMBER.matcher(row.joined().text()).replaceAll("#");
        return Math.round(row.baseline() / 8) + " " + text;
    }
}
