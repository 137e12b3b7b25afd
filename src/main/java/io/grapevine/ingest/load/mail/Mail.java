package io.grapevine.ingest.load.mail;

import io.grapevine.ingest.load.office.TikaFormats;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A mail, whatever format it came in.
///
/// @param headers     those that a reader sees: from, to, date
/// @param plain       its body as plain text, empty where it has none
/// @param html        its body as HTML, empty where it has none
record Mail(String subject, Map<String, String> headers, String plain, String html, List<Attachment> attachments) {

    /// Share of the letters of the HTML body that a plain body must have: some programs write "see the HTML
    /// version".
    private static final double WHOLE = 0.3;

    /// @param bytes its decoded content
    record Attachment(String name, byte[] bytes) {}

    Parsed parsed(long textLength) throws IOException, RefusedFile {
        var blocks = new ArrayList<Element>();
        var lines = new ArrayList<String>();
        if (!subject.isBlank()) {
            blocks.add(new Element.Heading(1, subject));
        }
        var metadata = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            lines.add(name + ": " + value);
            metadata.put(name.toLowerCase(Locale.ROOT), value);
        });
        if (!attachments.isEmpty()) {
            lines.add("Attachments: "
                    + String.join(
                            ", ", attachments.stream().map(Attachment::name).toList()));
        }
        lines.forEach(line -> blocks.add(new Element.Paragraph(line)));
        blocks.addAll(body(textLength));
        return new Parsed(subject, blocks, metadata, List.of());
    }

    private List<Element> body(long textLength) throws IOException, RefusedFile {
        if (html.isBlank()) {
            return paragraphs(plain);
        }
        var read = new TikaFormats(textLength)
                .read(html.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/html; charset=UTF-8")
                .elements();
        long letters =
                read.stream().mapToLong(block -> block.toString().length()).sum();
        return plain.length() >= WHOLE * letters ? paragraphs(plain) : read;
    }

    /// Paragraphs are parted by blank lines; the lines within one are kept, as of an address or a signature.
    private static List<Element> paragraphs(String text) {
        var blocks = new ArrayList<Element>();
        for (var paragraph : text.replace("\r\n", "\n").replace('\r', '\n').split("\\n[ \\t]*\\n")) {
            if (!paragraph.isBlank()) {
                blocks.add(new Element.Lines(paragraph.strip()));
            }
        }
        return blocks;
    }
}
