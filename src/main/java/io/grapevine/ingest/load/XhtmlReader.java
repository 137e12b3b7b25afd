package io.grapevine.ingest.load;

import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Takes in the XHTML in which Tika's parsers tell what they read of web pages and Office documents.
final class XhtmlReader extends DefaultHandler {

    private static final Map<String, Gap> BLOCKS = Map.ofEntries(
            Map.entry("p", Gap.PARAGRAPH),
            Map.entry("div", Gap.PARAGRAPH),
            Map.entry("section", Gap.PARAGRAPH),
            Map.entry("article", Gap.PARAGRAPH),
            Map.entry("table", Gap.PARAGRAPH),
            Map.entry("ul", Gap.PARAGRAPH),
            Map.entry("ol", Gap.PARAGRAPH),
            Map.entry("dl", Gap.PARAGRAPH),
            Map.entry("blockquote", Gap.PARAGRAPH),
            Map.entry("pre", Gap.PARAGRAPH),
            Map.entry("hr", Gap.PARAGRAPH),
            Map.entry("caption", Gap.PARAGRAPH),
            Map.entry("tr", Gap.LINE),
            Map.entry("br", Gap.LINE),
            Map.entry("dt", Gap.LINE),
            Map.entry("dd", Gap.LINE),
            Map.entry("li", Gap.LINE),
            Map.entry("td", Gap.CELL),
            Map.entry("th", Gap.CELL));

    private final ContentBuilder builder;
    private int outside = 1; // depth of elements whose text is not the document's; 1 until the body begins
    private int preformatted;
    private int cells;

    XhtmlReader(ContentBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "body" -> outside = 0;
            case "script", "style", "head" -> outside++;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.beginHeading(name.charAt(1) - '0');
            case "pre" -> preformatted++;
            case "td", "th" -> cells++;
            default -> {}
        }
        block(name);
        if (name.equals("li")) {
            builder.item("- ");
        } else if (name.equals("div") && "slide-content".equals(attributes.getValue("class"))) {
            builder.page();
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "body" -> outside = 1;
            case "script", "style", "head" -> outside--;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.endHeading();
            case "pre" -> preformatted--;
            case "td", "th" -> cells--;
            default -> {}
        }
        block(name);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (outside > 0) {
            return;
        }
        var text = new String(characters, start, length);
        if (preformatted > 0) {
            builder.verbatim(text);
        } else {
            builder.flow(text);
        }
    }

    private void block(String name) {
        var gap = BLOCKS.get(name);
        if (gap == null) {
            return;
        }
        boolean inCell = cells > 0 && gap != Gap.CELL; // a paragraph in a cell must not break its row
        builder.gap(inCell ? Gap.SPACE : gap);
    }
}
