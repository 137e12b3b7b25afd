package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Takes in the XHTML in which Tika's parsers tell what they read of Office documents.
final class XhtmlReader extends DefaultHandler {

    private static final Map<String, Gap> BLOCKS = Map.ofEntries(
            Map.entry("div", Gap.PARAGRAPH),
            Map.entry("section", Gap.PARAGRAPH),
            Map.entry("article", Gap.PARAGRAPH),
            Map.entry("table", Gap.PARAGRAPH),
            Map.entry("ul", Gap.PARAGRAPH),
            Map.entry("ol", Gap.PARAGRAPH),
            Map.entry("dl", Gap.PARAGRAPH),
            Map.entry("hr", Gap.PARAGRAPH),
            Map.entry("br", Gap.LINE),
            Map.entry("dt", Gap.LINE),
            Map.entry("dd", Gap.LINE));
    private static final Map<String, Kind> KINDS = Map.of(
            "p", Kind.PARAGRAPH,
            "blockquote", Kind.QUOTE,
            "pre", Kind.CODE,
            "li", Kind.LIST_ITEM);
    private static final Set<String> STRUCK = Set.of("del", "s", "strike", "script", "style", "head");

    private final ContentBuilder builder;
    private int outside = 1; // depth of elements whose text is not the document's; 1 until the body begins
    private int preformatted;
    private TableGrid grid;
    private int tables; // depth; a table in a cell is text of the cell
    private StringBuilder cell;
    private StringBuilder caption;
    private boolean inHead;
    private int columnSpan;
    private int rowSpan;

    XhtmlReader(ContentBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("body")) {
            outside = 0;
        } else if (STRUCK.contains(name)) {
            outside++;
        } else if (name.equals("table") && tables++ == 0) {
            grid = new TableGrid();
            caption = new StringBuilder();
        } else if (tables > 0) {
            inTable(name, attributes);
        } else {
            begin(name, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("body")) {
            outside = 1;
        } else if (STRUCK.contains(name)) {
            outside--;
        } else if (name.equals("table") && --tables == 0) {
            builder.table(caption.toString(), grid);
        } else if (tables > 0) {
            endInTable(name);
        } else {
            end(name);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (outside > 0) {
            return;
        }
        var text = new String(characters, start, length);
        if (tables > 0) {
            (cell == null ? caption : cell).append(text);
        } else if (preformatted > 0) {
            builder.verbatim(text);
        } else {
            builder.flow(text);
        }
    }

    private void begin(String name, Attributes attributes) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.beginHeading(name.charAt(1) - '0');
            case "li" -> builder.begin(Kind.LIST_ITEM).item("- ");
            case "p", "blockquote", "pre" -> builder.begin(KINDS.get(name));
            default -> builder.gap(BLOCKS.getOrDefault(name, Gap.NONE));
        }
        preformatted += name.equals("pre") ? 1 : 0;
        if (name.equals("div") && "slide-content".equals(attributes.getValue("class"))) {
            builder.page();
        }
    }

    private void end(String name) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.endHeading();
            case "li", "p", "blockquote", "pre" -> builder.end();
            default -> builder.gap(BLOCKS.getOrDefault(name, Gap.NONE));
        }
        preformatted -= name.equals("pre") ? 1 : 0;
    }

    private void inTable(String name, Attributes attributes) {
        if (tables == 1 && name.equals("thead")) {
            inHead = true;
        } else if (tables == 1 && name.equals("tr")) {
            grid.beginRow(inHead);
        } else if (tables == 1 && (name.equals("td") || name.equals("th"))) {
            cell = new StringBuilder();
            columnSpan = span(attributes.getValue("colspan"));
            rowSpan = span(attributes.getValue("rowspan"));
        } else {
            space(name);
        }
    }

    private void endInTable(String name) {
        if (tables == 1 && name.equals("thead")) {
            inHead = false;
        } else if (tables == 1 && name.equals("tr")) {
            grid.endRow();
        } else if (tables == 1 && cell != null && (name.equals("td") || name.equals("th"))) {
            grid.cell(cell.toString(), columnSpan, rowSpan, name.equals("th"));
            cell = null;
        } else {
            space(name);
        }
    }

    /// Where a paragraph in a cell ends its text goes on behind a space; words with marks inside stay whole.
    private void space(String name) {
        boolean block = BLOCKS.containsKey(name) || KINDS.containsKey(name) || name.equals("tr") || name.equals("td");
        if (cell != null && block) {
            cell.append(' ');
        }
    }

    private static int span(String value) {
        boolean digits = value != null
                && !value.isEmpty()
                && value.length() < 6
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.max(1, Integer.parseInt(value)) : 1;
    }
}
