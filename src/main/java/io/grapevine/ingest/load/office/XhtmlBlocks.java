package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Makes blocks of the XHTML in which Tika tells what it read.
final class XhtmlBlocks extends DefaultHandler {

    private static final Set<String> SILENT = Set.of("script", "style", "head", "template", "del", "strike", "s");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "hr",
            "caption",
            "body",
            "br");

    private final long textLength;
    private final List<Element> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long length;
    private int silent;
    private int heading;
    private boolean item;
    private int preformatted;
    private GridBuilder grid = GridBuilder.NONE;
    private int tables;

    /// @param textLength most characters that are taken
    XhtmlBlocks(long textLength) {
        this.textLength = textLength;
    }

    List<Element> blocks() {
        flush();
        return blocks;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (SILENT.contains(name)) {
            silent++;
        }
        switch (name) {
            case "table" -> startTable();
            case "tr" -> grid.row();
            case "td", "th" -> {
                text.setLength(grid.isOpen() && tables == 1 ? 0 : text.length());
                if (tables == 1) {
                    grid.cell(name.equals("th"), span(attributes, "colspan"), span(attributes, "rowspan"));
                }
            }
            default -> startBlock(name, attributes);
        }
    }

    private void startBlock(String name, Attributes attributes) {
        if (tables > 0) {
            space(name);
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                heading = name.charAt(1) - '0';
            }
            case "li" -> {
                flush();
                item = true;
            }
            case "pre" -> {
                flush();
                preformatted++;
            }
            default -> {
                if (BLOCKS.contains(name)) {
                    flush();
                }
            }
        }
        var kind = attributes.getValue("class");
        if (name.equals("div") && ("page".equals(kind) || "slide-content".equals(kind))) {
            blocks.add(new Element.Page());
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (SILENT.contains(name)) {
            silent--;
        }
        switch (name) {
            case "table" -> endTable();
            case "td", "th" -> {
                if (tables == 1) {
                    grid.text(collapsed());
                    text.setLength(0);
                }
            }
            case "pre" -> {
                flush();
                preformatted = Math.max(0, preformatted - 1);
            }
            default -> endBlock(name);
        }
    }

    private void endBlock(String name) {
        if (tables > 0) {
            space(name);
        } else if (BLOCKS.contains(name) || name.equals("li") || name.length() == 2 && name.charAt(0) == 'h') {
            flush();
        }
    }

    @Override
    public void characters(char[] characters, int start, int count) {
        if (silent > 0) {
            return;
        }
        text.append(characters, start, count);
        length += count;
        if (length > textLength) {
            throw new TooLong(textLength);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int count) {
        characters(characters, start, count);
    }

    private void startTable() {
        tables++;
        if (tables == 1) {
            flush();
            grid = new GridBuilder("");
        }
    }

    private void endTable() {
        tables--;
        if (tables == 0) {
            grid.build().ifPresent(blocks::add);
            grid = GridBuilder.NONE;
            text.setLength(0);
        }
    }

    // A paragraph in a cell must not break its row.
    private void space(String name) {
        if (BLOCKS.contains(name) || name.equals("li")) {
            text.append(' ');
        }
    }

    private void flush() {
        if (preformatted > 0) {
            if (!text.toString().isBlank()) {
                blocks.add(new Element.Lines(text.toString().stripTrailing()));
            }
        } else {
            var line = collapsed();
            if (!line.isEmpty()) {
                blocks.add(element(line));
            }
        }
        text.setLength(0);
        heading = 0;
        item = false;
    }

    private Element element(String line) {
        if (heading > 0) {
            return new Element.Heading(heading, line);
        }
        return item ? new Element.Item("-", line) : new Element.Paragraph(line);
    }

    private String collapsed() {
        return text.toString().replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private static int span(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value != null && value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    }
}
