package io.grapevine.ingest.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/// Tells by content and name what a file holds, and reads it accordingly.
final class FileFormats {

    /// How a file is read.
    enum Format { TEXT, MARKDOWN, RECORDS, RICH, UNKNOWN }

    private static final Set<String> RICH = Set.of("application/pdf", "text/html", "application/xhtml+xml",
            "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/rtf",
            "application/x-tika-ooxml-protected");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final Tika tika = new Tika();
    private final MediaTypeRegistry registry = MediaTypeRegistry.getDefaultRegistry();
    private final LoadLimits limits;
    private final TikaReader reader;

    FileFormats(LoadLimits limits) {
        this.limits = limits;
        this.reader = new TikaReader(limits);
    }

    String mediaType(Path file) throws IOException {
        return MediaType.parse(tika.detect(file)).getBaseType().toString();
    }

    Format of(Path file) throws IOException {
        var name = file.getFileName().toString().toLowerCase();
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return Format.RECORDS;
        }
        var type = mediaType(file);
        if (RICH.contains(type) || type.startsWith(OFFICE)) {
            return Format.RICH;
        }
        if (name.endsWith(".md") || name.endsWith(".markdown") || type.equals("text/x-web-markdown")) {
            return Format.MARKDOWN;
        }
        return registry.isInstanceOf(type, MediaType.TEXT_PLAIN) || isTextByName(name) ? Format.TEXT : Format.UNKNOWN;
    }

    Content read(Path file, String fallbackTitle) throws Unreadable {
        try {
            var content = switch (of(file)) {
                case TEXT -> PlainTextReader.read(PlainTextReader.decode(Files.readAllBytes(file), limits), mediaType(file), fallbackTitle);
                case MARKDOWN -> MarkdownReader.read(PlainTextReader.decode(Files.readAllBytes(file), limits), fallbackTitle, limits.textLength());
                case RICH -> reader.read(file, mediaType(file), fallbackTitle);
                case RECORDS, UNKNOWN -> throw new Unreadable("changed while it was read");
            };
            if (content.text().isBlank()) {
                throw new Unreadable(content.pages().isEmpty() ? "holds no text" : "holds no text (pages that were scanned are not read)");
            }
            return content;
        } catch (ContentBuilder.TooMuchText e) {
            throw new Unreadable(e.getMessage(), e);
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e.getMessage(), e);
        }
    }

    // An empty or a binary file of such a name should have been text: it is told as a failure and not passed over.
    private static boolean isTextByName(String name) {
        return name.endsWith(".txt") || name.endsWith(".text");
    }
}
