package io.grapevine.ingest.load;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes front matter into a document: as metadata, and as a table of one row at the top of its text, so that a
/// question for it finds it and a citation shows it.
final class FrontMatterTable {

    /// What only site generators read.
    private static final Set<String> TECHNICAL = Set.of(
            "title",
            "layout",
            "permalink",
            "slug",
            "url",
            "aliases",
            "draft",
            "weight",
            "id",
            "toc",
            "math",
            "image",
            "cover",
            "sidebar_label",
            "sidebar_position",
            "nav_order",
            "parent",
            "hide_title",
            "redirect_from",
            "theme",
            "template",
            "uuid",
            "lang",
            "language",
            "cssclass",
            "cssclasses",
            "comments",
            "published",
            "output");

    private FrontMatterTable() {}

    static void add(FrontMatter front, ContentBuilder builder) {
        front.fields().forEach((name, values) -> {
            if (!name.equals("title")) {
                values.forEach(value -> builder.metadata(name, value));
            }
        });
        var shown = front.fields().entrySet().stream()
                .filter(field -> !TECHNICAL.contains(field.getKey()))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        var grid = new TableGrid();
        row(grid, true, shown.stream().map(Map.Entry::getKey).toList());
        row(
                grid,
                false,
                shown.stream().map(field -> String.join(", ", field.getValue())).toList());
        builder.table(front.first("title").orElse(""), grid);
    }

    private static void row(TableGrid grid, boolean head, List<String> cells) {
        grid.beginRow(head);
        cells.forEach(grid::cell);
        grid.endRow();
    }
}
