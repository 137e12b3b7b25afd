package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads an OpenDocument text, sheet or presentation (ODT, ODS, ODP): block by block of its body.
final class OpenDocumentReader {

    private static final Set<String> ENTERED =
            Set.of("document-content", "body", "text", "spreadsheet", "presentation", "section", "page", "index-body");

    private final XmlParts parts;
    private final Set<String> struck = new HashSet<>();
    private final Set<String> hiddenTables = new HashSet<>();
    private final List<Element> elements = new ArrayList<>();

    private OpenDocumentReader(XmlParts parts) {
        this.parts = parts;
    }

    static Parsed read(Path file, TextBudget budget) throws IOException, RefusedFile {
        try (var parts = new XmlParts(file, budget)) {
            return new OpenDocumentReader(parts).read();
        }
    }

    private Parsed read() throws IOException, RefusedFile {
        if (parts.whole("META-INF/manifest.xml")
                .filter(list -> !list.descendants("encryption-data").isEmpty())
                .isPresent()) {
            throw new RefusedFile("is protected by a password");
        }
        parts.each("content.xml", in -> {
            var name = in.getLocalName();
            if (name.equals("automatic-styles")) {
                takeStyles(XmlNode.read(in, parts.budget()));
            } else if (name.equals("page")) {
                elements.add(new Element.Page());
            } else if (!ENTERED.contains(name)) {
                block(XmlNode.read(in, parts.budget()));
            }
        });
        var metadata = OfficeMetadata.of(parts, "meta.xml");
        return new Parsed(metadata.title(), elements, metadata.fields(), List.of());
    }

    private void takeStyles(XmlNode styles) {
        styles.all("style").forEach(style -> {
            var line = style.first("text-properties")
                    .map(text -> text.get("text-line-through-style"))
                    .orElse("");
            var hidden = style.first("text-properties")
                    .map(text -> text.get("display"))
                    .orElse("");
            if (!line.isEmpty() && !line.equals("none") || hidden.equals("none")) {
                struck.add(style.get("name"));
            }
            if (style.first("table-properties")
                    .map(table -> table.get("display"))
                    .orElse("")
                    .equals("false")) {
                hiddenTables.add(style.get("name"));
            }
        });
    }

    private void block(XmlNode node) {
        switch (node.name()) {
            case "h" -> {
                var text = OpenDocumentText.of(node, struck);
                if (!text.line().isEmpty()) {
                    elements.add(new Element.Heading(Math.clamp(node.number("outline-level", 1), 1, 6), text.line()));
                }
                beside(text);
            }
            case "p" -> {
                var text = OpenDocumentText.of(node, struck);
                if (!text.line().isEmpty()) {
                    elements.add(new Element.Paragraph(text.line()));
                }
                beside(text);
            }
            case "list" -> node.children().forEach(this::item);
            case "table" -> table(node);
            case "frame", "g", "custom-shape", "text-box", "section", "index-body", "table-of-content" -> frame(node);
            case "notes" -> note(node);
            default -> {} // forms, tracked changes, drawings
        }
    }

    private void frame(XmlNode node) {
        boolean title = node.get("class").equals("title");
        if (!title) {
            node.children().forEach(this::block);
            return;
        }
        var line = String.join(
                " ",
                node.descendants("p").stream()
                        .map(p -> OpenDocumentText.of(p, struck).line())
                        .toList());
        if (!line.isBlank()) {
            elements.add(new Element.Heading(2, line.strip()));
        }
    }

    private void beside(OpenDocumentText text) {
        text.notes().forEach(note -> elements.add(new Element.Note(note)));
        text.frames().forEach(this::block);
    }

    private void item(XmlNode item) {
        for (var child : item.children()) {
            if (child.is("p") || child.is("h")) {
                var text = OpenDocumentText.of(child, struck);
                if (!text.line().isEmpty()) {
                    elements.add(new Element.Item("-", text.line()));
                }
                beside(text);
            } else {
                block(child);
            }
        }
    }

    private void note(XmlNode notes) {
        var line = String.join(
                " ",
                notes.descendants("p").stream()
                        .map(p -> OpenDocumentText.of(p, struck).line())
                        .toList());
        if (!line.isBlank()) {
            elements.add(new Element.Note("Notes: " + line.strip()));
        }
    }

    private void table(XmlNode table) {
        if (!hiddenTables.contains(table.get("style-name"))) {
            elements.addAll(new OpenDocumentTable(table, struck).elements());
        }
    }
}
