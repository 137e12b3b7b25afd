package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes elements of the paragraphs and tables of a Word document, in their order: numbers are counted on.
final class WordText {

    private static final Set<String> LEFT_OUT =
            Set.of("del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "rubyPr", "rt");

    private final WordStyles styles;
    private final Numbering numbering;
    private final Map<String, XmlNode> footnotes;
    private final Map<String, XmlNode> endnotes;
    private final Map<String, XmlNode> comments;
    private int footnoteNumber;
    private int endnoteNumber;

    WordText(
            WordStyles styles,
            Numbering numbering,
            Map<String, XmlNode> footnotes,
            Map<String, XmlNode> endnotes,
            Map<String, XmlNode> comments) {
        this.styles = styles;
        this.numbering = numbering;
        this.footnotes = footnotes;
        this.endnotes = endnotes;
        this.comments = comments;
    }

    /// What is beside a paragraph: its notes, comments and text boxes.
    private record Aside(List<Element> notes, List<XmlNode> boxes) {
        Aside() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    void block(XmlNode node, List<Element> elements) {
        switch (node.name()) {
            case "p" -> paragraph(node, elements);
            case "tbl" -> table(node).ifPresent(elements::add);
            case "sdt", "sdtContent", "customXml" -> node.children().forEach(child -> block(child, elements));
            default -> {} // properties
        }
    }

    private void paragraph(XmlNode node, List<Element> elements) {
        var aside = new Aside();
        var text = new StringBuilder();
        var style = node.at("pPr", "pStyle").map(named -> named.get("val")).orElse("");
        node.children().forEach(child -> inline(child, style, text, aside));
        var line = text.toString().replaceAll("[ \\t\\u00A0]+", " ").strip();
        if (!line.isEmpty()) {
            elements.add(element(node, style, line));
        }
        elements.addAll(aside.notes);
        aside.boxes.forEach(box -> box.children().forEach(child -> block(child, elements)));
    }

    private Element element(XmlNode node, String style, String line) {
        var number = number(node, style);
        var level = styles.headingLevel(style);
        if (level.isPresent()) {
            return new Element.Heading(
                    level.get(), (number.equals("-") ? "" : number + " ").stripLeading() + line.replace('\n', ' '));
        }
        if (!number.isEmpty()) {
            return new Element.Item(number, line);
        }
        return line.indexOf('\n') >= 0 ? new Element.Lines(line) : new Element.Paragraph(line);
    }

    /// The number that the paragraph, or its style, has from a list.
    private String number(XmlNode node, String style) {
        var own = node.at("pPr", "numPr");
        var inherited = styles.property(style, "numPr");
        var list = own.flatMap(properties -> value(properties, "numId"))
                .or(() -> inherited.flatMap(properties -> value(properties, "numId")))
                .orElse("0");
        if (list.equals("0")) {
            return "";
        }
        var level = own.flatMap(properties -> value(properties, "ilvl"))
                .or(() -> inherited.flatMap(properties -> value(properties, "ilvl")))
                .orElse("0");
        return numbering.next(list, level.matches("\\d") ? Integer.parseInt(level) : 0);
    }

    private static Optional<String> value(XmlNode properties, String name) {
        return properties.first(name).map(node -> node.get("val")).filter(value -> !value.isEmpty());
    }

    private void inline(XmlNode node, String style, StringBuilder text, Aside aside) {
        if (LEFT_OUT.contains(node.name())) {
            return;
        }
        switch (node.name()) {
            case "r" -> {
                if (isSeen(node, style)) {
                    node.children().forEach(child -> inline(child, style, text, aside));
                }
            }
            case "t" -> text.append(node.allText());
            case "tab", "ptab" -> text.append('\t');
            case "br", "cr" ->
                text.append(node.get("type").isEmpty() || node.get("type").equals("textWrapping") ? '\n' : ' ');
            case "noBreakHyphen" -> text.append('-');
            case "footnoteReference" -> note("Footnote", ++footnoteNumber, footnotes.get(node.get("id")), aside);
            case "endnoteReference" -> note("Endnote", ++endnoteNumber, endnotes.get(node.get("id")), aside);
            case "commentReference" -> comment(comments.get(node.get("id")), aside);
            case "txbxContent" -> aside.boxes.add(node);
            case "tbl", "p" -> aside.boxes.add(new XmlNode("", Map.of(), List.of(node), ""));
            case "" -> {}
            default -> node.children().forEach(child -> inline(child, style, text, aside));
        }
    }

    private boolean isSeen(XmlNode run, String style) {
        return !isOn(run, style, "strike") && !isOn(run, style, "dstrike") && !isOn(run, style, "vanish");
    }

    private boolean isOn(XmlNode run, String paragraphStyle, String property) {
        var runStyle = run.at("rPr", "rStyle").map(named -> named.get("val")).orElse("");
        return run.at("rPr", property)
                .or(() -> styles.runProperty(runStyle, property))
                .or(() -> styles.runProperty(paragraphStyle, property))
                .filter(on -> !Set.of("0", "false", "off", "none").contains(on.get("val")))
                .isPresent();
    }

    private void note(String kind, int number, XmlNode note, Aside aside) {
        if (note != null) {
            var text = plain(note);
            if (!text.isEmpty()) {
                aside.notes.add(new Element.Note(kind + " " + number + ": " + text));
            }
        }
    }

    private void comment(XmlNode comment, Aside aside) {
        if (comment != null) {
            var author = comment.get("author").strip();
            var text = plain(comment);
            if (!text.isEmpty()) {
                aside.notes.add(
                        new Element.Note((author.isEmpty() ? "Comment: " : "Comment by " + author + ": ") + text));
            }
        }
    }

    private String plain(XmlNode node) {
        var text = new StringBuilder();
        for (var paragraph : node.descendants("p")) {
            paragraph.children().forEach(child -> inline(child, "", text, new Aside()));
            text.append(' ');
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private Optional<Element> table(XmlNode table) {
        var grid = new GridBuilder("");
        for (var row : table.descendantsUntil("tr", "tbl")) {
            if (row.at("trPr", "del").isPresent()) {
                continue;
            }
            boolean header = row.at("trPr", "tblHeader").isPresent();
            grid.row();
            row.at("trPr", "gridBefore").ifPresent(before -> {
                grid.cell(header, before.number("val", 1), 1);
                grid.text("");
            });
            for (var cell : row.descendantsUntil("tc", "tbl")) {
                int span = cell.at("tcPr", "gridSpan")
                        .map(node -> node.number("val", 1))
                        .orElse(1);
                var merge = cell.at("tcPr", "vMerge");
                boolean continued = merge.isPresent() && !merge.get().get("val").equals("restart");
                grid.cell(header, span, 1);
                grid.text(continued ? grid.above() : cellText(cell));
            }
        }
        return grid.build();
    }

    private String cellText(XmlNode cell) {
        var elements = new ArrayList<Element>();
        cell.children().forEach(child -> block(child, elements));
        var text = new StringBuilder();
        for (var element : elements) {
            text.append(
                    switch (element) {
                        case Element.Heading heading -> heading.text();
                        case Element.Paragraph paragraph -> paragraph.text();
                        case Element.Item item ->
                            item.marker().equals("-") ? item.text() : item.marker() + " " + item.text();
                        case Element.Note note -> "(" + note.text() + ")";
                        case Element.Lines lines -> lines.text();
                        case Element.Grid inner ->
                            String.join(
                                    " ",
                                    inner.rows().stream()
                                            .map(row -> String.join(" ", row))
                                            .toList());
                        case Element.Page page -> "";
                    });
            text.append(' ');
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
