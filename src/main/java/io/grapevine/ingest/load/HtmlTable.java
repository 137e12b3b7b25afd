package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Reads the tables of web pages, and tells those that hold data from those that lay out the page.
final class HtmlTable {

    /// Longer than what stands in the cells of a table that is read row by row.
    private static final int LONG_CELL = 600;

    private HtmlTable() {}

    /// Whether a table holds data: it has several columns and rows or names its columns, and no other table,
    /// heading or long text in its cells.
    static boolean isData(Element table) {
        var role = table.attr("role");
        if (role.equals("presentation")
                || role.equals("none")
                || table.selectFirst("table table, h1, h2, h3, form, nav") != null) {
            return false;
        }
        if (table.selectFirst("th, caption, thead") != null) {
            return true;
        }
        var rows = table.select("tr");
        return rows.stream().anyMatch(row -> row.childrenSize() > 1)
                && rows.stream().flatMap(row -> row.children().stream()).noneMatch(HtmlTable::isPageText);
    }

    private static boolean isPageText(Element cell) {
        return cell.select("p, ul, ol").size() > 1 && cell.wholeText().length() > LONG_CELL;
    }

    static void add(Element table, ContentBuilder builder) {
        var caption = table.selectFirst("caption");
        var name = caption == null ? "" : lineOf(caption);
        if (!name.isBlank()) {
            builder.begin(Kind.CAPTION).flow(name).end();
        }
        var grid = new TableGrid();
        for (var row : table.select("tr")) {
            grid.beginRow(row.parent() != null && row.parent().normalName().equals("thead"));
            for (var cell : row.children()) {
                if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                    grid.cell(
                            lineOf(cell),
                            span(cell, "colspan"),
                            span(cell, "rowspan"),
                            cell.normalName().equals("th"));
                }
            }
            grid.endRow();
        }
        builder.table(name, grid);
    }

    private static int span(Element cell, String attribute) {
        var value = cell.attr(attribute).strip();
        boolean digits = !value.isEmpty() && value.length() < 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int span = digits ? Integer.parseInt(value) : 1;
        return span == 0 && attribute.equals("rowspan") ? Integer.MAX_VALUE : span; // 0: to the end of the table
    }

    /// The text of an element in one line, with a space where a line or block ends.
    private static String lineOf(Element element) {
        var line = new StringBuilder();
        NodeTraversor.filter(new Words(line), element);
        return Title.oneLine(line.toString());
    }

    private record Words(StringBuilder line) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case TextNode text -> line.append(text.getWholeText());
                case Element image
                when image.normalName().equals("img") ->
                    line.append(' ').append(image.attr("alt")).append(' ');
                case Element block when isApart(block) -> line.append(' ');
                case Node other -> {}
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && isApart(element)) {
                line.append(' ');
            }
            return FilterResult.CONTINUE;
        }

        private static boolean isApart(Element element) {
            return element.isBlock() || element.normalName().equals("br");
        }
    }
}
