package io.grapevine.ingest.load.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text of one OpenDocument paragraph.
///
/// @param notes  its footnotes and comments
/// @param frames text boxes that are anchored in it
record OpenDocumentText(String line, List<String> notes, List<XmlNode> frames) {

    /// Most spaces that one element may stand for.
    private static final int MOST_SPACES = 100;

    /// @param struck styles whose text is struck out or hidden
    static OpenDocumentText of(XmlNode paragraph, Set<String> struck) {
        var text = new StringBuilder();
        var read = new OpenDocumentText("", new ArrayList<>(), new ArrayList<>());
        paragraph.children().forEach(child -> take(child, struck, text, read));
        return new OpenDocumentText(text.toString().replaceAll("\\s+", " ").strip(), read.notes, read.frames);
    }

    private static void take(XmlNode node, Set<String> struck, StringBuilder text, OpenDocumentText read) {
        switch (node.name()) {
            case "" -> text.append(node.text());
            case "s" -> text.append(" ".repeat(Math.clamp(node.number("c", 1), 1, MOST_SPACES)));
            case "tab", "line-break" -> text.append(' ');
            case "note" -> {
                var kind = node.get("note-class").equals("endnote") ? "Endnote " : "Footnote ";
                var number = node.first("note-citation")
                        .map(XmlNode::allText)
                        .orElse("")
                        .strip();
                note(node.first("note-body").stream().toList(), kind + number + ": ", struck, read);
            }
            case "annotation" -> {
                var author =
                        node.first("creator").map(XmlNode::allText).orElse("").strip();
                note(List.of(node), author.isEmpty() ? "Comment: " : "Comment by " + author + ": ", struck, read);
            }
            case "frame", "custom-shape", "g" -> read.frames.add(node);
            case "ruby-text", "deletion", "tracked-changes" -> {}
            default -> {
                if (!struck.contains(node.get("style-name"))) {
                    node.children().forEach(child -> take(child, struck, text, read));
                }
            }
        }
    }

    private static void note(List<XmlNode> bodies, String name, Set<String> struck, OpenDocumentText read) {
        var lines = new ArrayList<String>();
        for (var body : bodies) {
            body.descendants("p")
                    .forEach(paragraph -> lines.add(of(paragraph, struck).line()));
        }
        var line = String.join(" ", lines).strip();
        if (!line.isEmpty()) {
            read.notes.add(name + line);
        }
    }
}
