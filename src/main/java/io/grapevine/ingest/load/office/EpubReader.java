package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads a book (EPUB): its chapters in the order of the spine.
final class EpubReader {

    private EpubReader() {}

    static Parsed read(Path file, TextBudget budget, long textLength) throws IOException, RefusedFile {
        try (var parts = new XmlParts(file, budget)) {
            var packagePart = parts.whole("META-INF/container.xml").stream()
                    .flatMap(container -> container.descendants("rootfile").stream())
                    .map(root -> root.get("full-path"))
                    .findFirst()
                    .orElseThrow(() -> new RefusedFile("is broken: names no book"));
            if (parts.has("META-INF/encryption.xml") && parts.has("META-INF/rights.xml")) {
                throw new RefusedFile("is protected against copying");
            }
            var book = parts.whole(packagePart).orElseThrow(() -> new RefusedFile("is broken: holds no book"));
            var metadata = book.first("metadata").map(OfficeMetadata::of).orElseGet(OfficeMetadata::none);
            return new Parsed(
                    metadata.title(),
                    chapters(parts, packagePart, book, budget, textLength),
                    metadata.fields(),
                    List.of());
        }
    }

    private static List<Element> chapters(
            XmlParts parts, String packagePart, XmlNode book, TextBudget budget, long textLength)
            throws IOException, RefusedFile {
        var items = new HashMap<String, XmlNode>();
        book.descendants("item").forEach(item -> items.put(item.get("id"), item));
        var folder = packagePart.substring(0, packagePart.lastIndexOf('/') + 1);
        var elements = new ArrayList<Element>();
        for (var reference : book.descendants("itemref")) {
            var item = items.get(reference.get("idref"));
            if (item == null
                    || item.get("properties").contains("nav")
                    || reference.get("linear").equals("no")) {
                continue;
            }
            var chapter = parts.open(XmlParts.resolve(folder, item.get("href")));
            if (chapter.isPresent()) {
                try (var in = chapter.get()) {
                    var bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, 4 * textLength));
                    budget.take(bytes.length / 4);
                    elements.addAll(
                            new TikaFormats(textLength).read(bytes, "text/html").elements());
                }
            }
        }
        return elements;
    }
}
