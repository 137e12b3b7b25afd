package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.office.XmlParts.Relation;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a Word document (DOCX, DOTX, with macros or strict): paragraph by paragraph, so that memory holds one
/// and the notes. What is deleted, moved away, struck or hidden is left out.
final class WordReader {

    private static final Set<String> CONTAINERS = Set.of("body", "sdt", "sdtContent", "customXml", "smartTag");

    private final XmlParts parts;

    WordReader(XmlParts parts) {
        this.parts = parts;
    }

    static Parsed read(Path file, TextBudget budget) throws IOException {
        try (var parts = new XmlParts(file, budget)) {
            return new WordReader(parts).read();
        }
    }

    private Parsed read() throws IOException {
        var main = parts.mainPart("word/document.xml");
        var relations = parts.relations(main);
        var text = new WordText(
                WordStyles.of(parts, partOf(relations, "styles")),
                Numbering.of(parts, partOf(relations, "numbering")),
                notes(partOf(relations, "footnotes"), "footnote"),
                notes(partOf(relations, "endnotes"), "endnote"),
                notes(partOf(relations, "comments"), "comment"));
        var elements = new ArrayList<Element>();
        parts.each(main, in -> {
            var name = in.getLocalName();
            if (name.equals("p") || name.equals("tbl")) {
                text.block(XmlNode.read(in, parts.budget()), elements);
            } else if (!CONTAINERS.contains(name) && !name.equals("document")) {
                XmlNode.read(in, parts.budget()); // properties, and what was deleted
            }
        });
        elements.addAll(marginalia(relations, text));
        var metadata = OfficeMetadata.of(parts, "docProps/core.xml");
        return new Parsed(metadata.title(), elements, metadata.fields(), List.of());
    }

    /// What stands at the top and bottom of the pages, once.
    private List<Element> marginalia(Map<String, Relation> relations, WordText text) throws IOException {
        var seen = new LinkedHashSet<Element>();
        for (var relation : relations.values()) {
            if (relation.type().equals("header") || relation.type().equals("footer")) {
                var name = relation.type().equals("header") ? "Header: " : "Footer: ";
                var blocks = new ArrayList<Element>();
                parts.whole(relation.part())
                        .ifPresent(root -> root.children().forEach(child -> text.block(child, blocks)));
                for (var block : blocks) {
                    if (block instanceof Element.Paragraph(var line)
                            && line.chars().anyMatch(Character::isLetter)) {
                        seen.add(new Element.Note(name + line));
                    }
                }
            }
        }
        return List.copyOf(seen);
    }

    private Map<String, XmlNode> notes(String part, String kind) throws IOException {
        var notes = new java.util.HashMap<String, XmlNode>();
        parts.whole(part).ifPresent(root -> root.all(kind).forEach(note -> notes.put(note.get("id"), note)));
        return notes;
    }

    private static String partOf(Map<String, Relation> relations, String type) {
        return Optional.of(relations.values().stream()
                        .filter(relation -> relation.type().equals(type))
                        .map(Relation::part))
                .flatMap(found -> found.findFirst())
                .orElse("none");
    }
}
