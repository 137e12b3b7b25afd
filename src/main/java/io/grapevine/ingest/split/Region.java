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

    /// The regions of a document, in order.
    static List<Region> of(Content content) {
        var regions = new ArrayList<Region>();
        var path = new ArrayList<Heading>();
        int from = 0;
        for (int i = 0; i < content.headings().size(); i++) {
            var heading = content.headings().get(i);
            add(regions, content, from, heading.start(), path);
            path.removeIf(above -> above.level() >= heading.level());
            if (isAlone(content, i)) {
                add(regions, content, heading.start(), heading.end(), path);
            }
            path.add(heading);
            from = heading.end();
        }
        add(regions, content, from, content.text().length(), path);
        return regions;
    }

    /// Whether a heading has nothing below it: then it is text like any other, or it would be lost.
    private static boolean isAlone(Content content, int index) {
        var heading = content.headings().get(index);
        if (index + 1 == content.headings().size()) {
            return content.text().substring(heading.end()).isBlank();
        }
        var next = content.headings().get(index + 1);
        return next.level() <= heading.level()
                && content.text().substring(heading.end(), next.start()).isBlank();
    }

    private static void add(List<Region> regions, Content content, int start, int end, List<Heading> path) {
        var heading = path.stream()
                .map(Heading::title)
                .filter(title -> !title.equals(content.title()))
                .collect(Collectors.joining(" > "));
        int from = start;
        for (int page = 0; page < content.pages().size(); page++) {
            int begin = content.pages().get(page);
            if (begin > from && begin < end) {
                regions.add(new Region(from, begin, heading, page));
                from = begin;
            }
        }
        if (from < end) {
            regions.add(new Region(from, end, heading, pageAt(content.pages(), from)));
        }
    }

    private static int pageAt(List<Integer> pages, int offset) {
        int page = 0;
        while (page < pages.size() && pages.get(page) <= offset) {
            page++;
        }
        return page;
    }
}
