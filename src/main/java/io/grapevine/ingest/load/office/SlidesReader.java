package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a presentation (PPTX, with macros or strict): the slides that are not hidden, in their order, each
/// with its notes.
final class SlidesReader {

    /// What stands on every slide alike.
    private static final Set<String> FURNITURE = Set.of("sldNum", "ftr", "dt", "hdr", "sldImg");

    private static final Set<String> TITLES = Set.of("title", "ctrTitle");

    private final XmlParts parts;

    private SlidesReader(XmlParts parts) {
        this.parts = parts;
    }

    static Parsed read(Path file, TextBudget budget) throws IOException {
        try (var parts = new XmlParts(file, budget)) {
            return new SlidesReader(parts).read();
        }
    }

    private Parsed read() throws IOException {
        var main = parts.mainPart("ppt/presentation.xml");
        var relations = parts.relations(main);
        var presentation = parts.whole(main).orElseThrow(() -> new IOException("holds no presentation"));
        var elements = new ArrayList<Element>();
        for (var slide : presentation.descendants("sldId")) {
            var relation = relations.get(slide.get("r:id"));
            if (relation != null) {
                slide(relation.part(), elements);
            }
        }
        var metadata = OfficeMetadata.of(parts, "docProps/core.xml");
        return new Parsed(metadata.title(), elements, metadata.fields(), List.of());
    }

    private void slide(String part, List<Element> elements) throws IOException {
        var slide = parts.whole(part);
        if (slide.isEmpty()
                || slide.get().get("show").equals("0")
                || slide.get().get("show").equals("false")) {
            return;
        }
        elements.add(new Element.Page());
        var title = new ArrayList<Element>();
        var body = new ArrayList<Element>();
        slide.get().at("cSld", "spTree").ifPresent(tree -> shapes(tree, title, body));
        elements.addAll(title);
        elements.addAll(body);
        for (var relation : parts.relations(part).values()) {
            switch (relation.type()) {
                case "notesSlide" -> notes(relation.part()).ifPresent(elements::add);
                case "diagramData" ->
                    parts.whole(relation.part())
                            .ifPresent(diagram -> diagram.descendants("t").stream()
                                    .filter(text -> text.children().stream().allMatch(child -> child.is("")))
                                    .map(text -> text.allText().strip())
                                    .filter(text -> !text.isEmpty())
                                    .forEach(text -> elements.add(new Element.Item("-", text))));
                case "comments" ->
                    parts.whole(relation.part())
                            .ifPresent(comments -> comments.descendants("cm")
                                    .forEach(comment -> elements.add(new Element.Note("Comment: " + line(comment)))));
                default -> {} // pictures, layouts
            }
        }
    }

    private void shapes(XmlNode tree, List<Element> title, List<Element> body) {
        for (var shape : tree.children()) {
            if (isHidden(shape)) {
                continue;
            }
            switch (shape.name()) {
                case "sp" -> shape(shape, title, body);
                case "grpSp" -> shapes(shape, title, body);
                case "graphicFrame" ->
                    shape.descendants("tbl").forEach(table -> table(table).ifPresent(body::add));
                case "AlternateContent" -> shape.first("Choice").ifPresent(choice -> shapes(choice, title, body));
                default -> {} // pictures and connectors
            }
        }
    }

    private static boolean isHidden(XmlNode shape) {
        return shape.children().stream()
                .filter(child -> child.name().startsWith("nv"))
                .flatMap(properties -> properties.all("cNvPr"))
                .anyMatch(properties -> properties.get("hidden").equals("1"));
    }

    private void shape(XmlNode shape, List<Element> title, List<Element> body) {
        var kind = shape.at("nvSpPr", "nvPr", "ph")
                .map(holder -> holder.get("type"))
                .orElse("none");
        if (FURNITURE.contains(kind)) {
            return;
        }
        var paragraphs =
                shape.first("txBody").stream().flatMap(text -> text.all("p")).toList();
        if (TITLES.contains(kind)) {
            var line = String.join(
                            " ", paragraphs.stream().map(SlidesReader::line).toList())
                    .strip();
            if (!line.isEmpty()) {
                title.add(new Element.Heading(kind.equals("ctrTitle") ? 1 : 2, line));
            }
            return;
        }
        // a body without a type is a list
        boolean list = kind.isEmpty() || kind.equals("body") || kind.equals("obj");
        for (var paragraph : paragraphs) {
            var line = line(paragraph);
            if (!line.isEmpty()) {
                boolean bullet = list && paragraph.at("pPr", "buNone").isEmpty()
                        || paragraph.at("pPr", "buChar").isPresent();
                body.add(bullet ? new Element.Item("-", line) : new Element.Paragraph(line));
            }
        }
    }

    private static Optional<Element> table(XmlNode table) {
        var grid = new GridBuilder("");
        boolean header = table.first("tblPr")
                .filter(properties -> properties.get("firstRow").equals("1"))
                .isPresent();
        boolean first = true;
        for (var row : table.all("tr").toList()) {
            grid.row();
            for (var cell : row.all("tc").toList()) {
                if (!cell.get("hMerge").isEmpty() || !cell.get("vMerge").isEmpty()) {
                    continue; // covered by a merged cell
                }
                grid.cell(header && first, cell.number("gridSpan", 1), cell.number("rowSpan", 1));
                grid.text(String.join(
                                " ",
                                cell.descendants("p").stream()
                                        .map(SlidesReader::line)
                                        .toList())
                        .strip());
            }
            first = false;
        }
        return grid.build();
    }

    private Optional<Element> notes(String part) throws IOException {
        return parts.whole(part)
                .flatMap(notes -> notes.at("cSld", "spTree"))
                .map(tree -> {
                    var body = new ArrayList<Element>();
                    shapes(tree, new ArrayList<>(), body);
                    return String.join(
                                    " ", body.stream().map(SlidesReader::textOf).toList())
                            .strip();
                })
                .filter(text -> !text.isEmpty())
                .map(text -> new Element.Note("Notes: " + text));
    }

    private static String textOf(Element element) {
        return switch (element) {
            case Element.Item(var marker, var text) -> text;
            case Element.Paragraph(var text) -> text;
            case Element.Heading(var level, var text) -> text;
            case Element.Note(var text) -> text;
            case Element.Lines(var text) -> text;
            case Element.Grid grid -> "";
            case Element.Page page -> "";
        };
    }

    // Without what is struck out.
    private static String line(XmlNode paragraph) {
        var text = new StringBuilder();
        for (var child : paragraph.children()) {
            if (child.is("r") || child.is("fld")) {
                var strike = child.first("rPr")
                        .map(properties -> properties.get("strike"))
                        .orElse("");
                if (strike.isEmpty() || strike.equals("noStrike")) {
                    child.all("t").forEach(run -> text.append(run.allText()));
                }
            } else if (child.is("br")) {
                text.append(' ');
            } else if (child.is("text")) {
                text.append(child.allText());
            } else if (child.is("AlternateContent") || child.is("m")) {
                child.descendants("t").forEach(run -> text.append(run.allText()));
            }
        }
        return text.toString().replaceAll("[\\s\\u000B]+", " ").strip();
    }
}
