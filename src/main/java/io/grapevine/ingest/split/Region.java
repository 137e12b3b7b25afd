package io.grapevine.ingest.split;

import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The text under one heading on one page: no passage reaches beyond it.
///
/// @param heading path of headings, without the one that is the document's title
record Region(int start, int end, String heading, int page) {

    /// The regions of a document, in order. Headings with nothing below them are text; those that follow each
    /// other are one region.
    static List<Region> of(Content content) {
        var regions = new ArrayList<Region>();
        var path = new ArrayList<Heading>();
        var above = List.<Heading>of(); // of the headings that stand alone
        int from = 0;
        int alone = -1;
        for (int i = 0; i < content.headings().size(); i++) {
            var heading = content.headings().get(i);
            boolean hasText = !isBlank(content.text(), from, heading.start());
            boolean isAlone = isAlone(content, i);
            if (alone >= 0 && (hasText || !isAlone)) {
                add(regions, content, alone, from, above);
                alone = -1;
            }
            if (hasText) {
                add(regions, content, from, heading.start(), path);
            }
            path.removeIf(other -> other.level() >= heading.level());
            if (isAlone && alone < 0) {
                alone = heading.start();
                above = List.copyOf(path);
            }
            path.add(heading);
            from = heading.end();
        }
        if (alone >= 0) {
            add(regions, content, alone, from, above);
        }
        add(regions, content, from, content.text().length(), path);
        return regions;
    }

    /// Whether the path of headings ends in a name.
    boolean endsWith(String name) {
        return !name.isEmpty() && (heading.equals(name) || heading.endsWith(" > " + name));
    }

    private static boolean isBlank(String text, int start, int end) {
        return Units.trimmed(text, start, end).length() == 0;
    }

    /// Whether a heading has nothing below it: then it is text like any other, or it would be lost.
    private static boolean isAlone(Content content, int index) {
        var heading = content.headings().get(index);
        if (index + 1 == content.headings().size()) {
            return isBlank(content.text(), heading.end(), content.text().length());
        }
        var next = content.headings().get(index + 1);
        return next.level() <= heading.level() && isBlank(content.text(), heading.end(), next.start());
    }

    private static void add(List<Region> regions, Content content, int start, int end, List<Heading> path) {
        var heading = path.stream()
                .map(Heading::title)
                .filter(title -> !title.equals(content.title()))
                .collect(Collectors.joining(" > "));
        int from = start;
        for (int page = pageAt(content.pages(), from); page < content.pages().size(); page++) {
            int begin = content.pages().get(page);
            if (begin >= end) {
                break;
            }
            if (begin > from) {
                regions.add(new Region(from, begin, heading, page));
                from = begin;
            }
        }
        if (from < end) {
            regions.add(new Region(from, end, heading, pageAt(content.pages(), from)));
        }
    }

    /// How many pages begin at or before an offset: the number of the page that it lies on.
    private static int pageAt(List<Integer> pages, int offset) {
        int low = 0;
        int high = pages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
