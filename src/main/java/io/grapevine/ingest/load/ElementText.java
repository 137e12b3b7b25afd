package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;

/// Writes a document's text from what the parser's process found in it.
final class ElementText {

    private ElementText() {}

    /// @param fallbackTitle where the file names none and has no heading
    /// @param limit         most characters that are taken
    static Content content(Parsed parsed, String mediaType, String fallbackTitle, int limit) {
        var builder = new ContentBuilder(limit);
        for (var element : parsed.elements()) {
            write(element, builder);
        }
        parsed.metadata().forEach(builder::metadata);
        parsed.warnings().forEach(builder::warning);
        var title = parsed.title().isBlank()
                ? builder.headings().stream().map(Heading::title).findFirst().orElse(fallbackTitle)
                : parsed.title();
        return builder.build(title, mediaType);
    }

    private static void write(Element element, ContentBuilder builder) {
        switch (element) {
            case Element.Page page -> builder.page();
            case Element.Heading(var level, var text) ->
                builder.beginHeading(level).flow(text).endHeading();
            case Element.Paragraph(var text) ->
                builder.begin(Kind.PARAGRAPH).flow(text).end();
            case Element.Item(var marker, var text) ->
                builder.begin(Kind.LIST_ITEM).item(marker + " ").flow(text).end();
            case Element.Note(var text) ->
                builder.begin(Kind.FOOTNOTE).flow(text).end();
            case Element.Lines(var text) ->
                builder.begin(Kind.PARAGRAPH).verbatim(text).end();
            case Element.Grid grid -> builder.table(grid.caption(), table(grid));
        }
    }

    private static TableGrid table(Element.Grid grid) {
        var table = new TableGrid();
        for (int i = 0; i < grid.rows().size(); i++) {
            table.beginRow(i < grid.headerRows());
            grid.rows().get(i).forEach(table::cell);
            table.endRow();
        }
        return table;
    }
}
