package io.grapevine.ingest.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/// Tells by content and name what a file holds, and reads it accordingly.
final class FileFormats {

    /// How a file is read.
    enum Format {
        TEXT,
        MARKDOWN,
        HTML,
        SEPARATED,
        RECORDS,
        BINARY,
        UNKNOWN;

        /// Whether files of this format are looked into: a text that looks like a mail is a text.
        boolean mayHoldFiles() {
            return this == BINARY || this == UNKNOWN;
        }
    }

    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> SEPARATED = Set.of("text/csv", "text/tab-separated-values");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final Tika tika = new Tika();
    private final Detector detector = tika.getDetector();
    private final MediaTypeRegistry registry = MediaTypeRegistry.getDefaultRegistry();
    private final LoadLimits limits;
    private final BinaryReader binary;

    FileFormats(LoadLimits limits) {
        this.limits = limits;
        this.binary = new BinaryReader(limits);
    }

    /// @param mediaType such as `application/pdf`
    record Detected(Format format, String mediaType) {}

    /// @param name what the user calls the file: its ending counts where the content could be several things
    /// @throws Unreadable where the name promises a PDF or Office document and the content is plain text: a cut
    ///                    download, a
    ///         page that says so
    Detected detect(String name, Path file) throws IOException, Unreadable {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return new Detected(Format.RECORDS, "application/jsonl");
        }
        var type = mediaType(name, file);
        if (type.startsWith("text/") && isBinaryByName(lower)) {
            throw new Unreadable("is named " + lower.substring(lower.lastIndexOf('.')) + " but holds " + type
                    + "; name it as what it is to have it read");
        }
        return new Detected(format(lower, type), type);
    }

    Content read(Path file, Detected detected, String fallbackTitle) throws Unreadable {
        try {
            var content = switch (detected.format) {
                case TEXT, MARKDOWN, HTML, SEPARATED ->
                    TextFormats.read(detected, Files.readAllBytes(file), fallbackTitle, limits);
                case BINARY -> binary.read(file, detected.mediaType, fallbackTitle);
                case RECORDS, UNKNOWN -> throw new IllegalArgumentException(detected + " is not read as one document");
            };
            if (content.text().isBlank()) {
                throw new Unreadable("holds no text");
            }
            return content;
        } catch (ContentBuilder.TooMuchText e) {
            throw new Unreadable(e.getMessage(), e);
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e.getMessage(), e);
        }
    }

    private Format format(String name, String type) {
        if (HTML.contains(type)) {
            return Format.HTML;
        }
        if (SEPARATED.contains(type) || name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Format.SEPARATED;
        }
        if (BinaryFormats.reads(type) && !isTextByName(name)) {
            return Format.BINARY;
        }
        if (name.endsWith(".md") || name.endsWith(".markdown") || type.equals("text/x-web-markdown")) {
            return Format.MARKDOWN;
        }
        return registry.isInstanceOf(type, MediaType.TEXT_PLAIN) || isTextByName(name) ? Format.TEXT : Format.UNKNOWN;
    }

    private String mediaType(String name, Path file) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.substring(name.lastIndexOf('/') + 1));
        try (var in = TikaInputStream.get(file, metadata)) {
            return detector.detect(in, metadata).getBaseType().toString();
        }
    }

    // Not so the old .doc and .xls, by which many programs call the text that they export.
    private boolean isBinaryByName(String name) {
        var type = tika.detect(name.substring(name.lastIndexOf('/') + 1));
        return type.equals("application/pdf") || type.startsWith(OFFICE);
    }

    // An empty or a binary file of such a name should have been text: it is told as a failure and not passed
    // over.
    private static boolean isTextByName(String name) {
        return name.endsWith(".txt") || name.endsWith(".text");
    }
}
