package io.grapevine.ingest.load;

import io.grapevine.ingest.load.ContentBuilder.Gap;
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
                builder.gap(Gap.PARAGRAPH).flow(text).gap(Gap.PARAGRAPH);
            case Element.Item(var marker, var text) ->
                builder.item(marker + " ").flow(text).gap(Gap.LINE);
            case Element.Code(var text) ->
                builder.gap(Gap.PARAGRAPH).verbatim(text).gap(Gap.PARAGRAPH);
            case Element.Grid grid -> write(grid, builder);
        }
    }

    private static void write(Element.Grid grid, ContentBuilder builder) {
        builder.gap(Gap.PARAGRAPH);
        if (!grid.caption().isBlank()) {
            builder.flow(grid.caption()).gap(Gap.PARAGRAPH);
        }
        for (var row : grid.rows()) {
            builder.gap(Gap.LINE);
            for (var cell : row) {
                builder.flow(cell).gap(Gap.CELL);
            }
        }
        builder.gap(Gap.PARAGRAPH);
    }
}
