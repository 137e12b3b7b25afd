package io.grapevine.ingest.load;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/// The media types of files that are read in the parser's process.
final class BinaryFormats {

    private static final Set<String> DOCUMENTS = Set.of(
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/rtf",
            "application/epub+zip",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.spreadsheet-template",
            "application/vnd.oasis.opendocument.presentation-template",
            "application/x-tika-ooxml-protected");
    private static final Set<String> MAILS = Set.of("message/rfc822", "application/vnd.ms-outlook");
    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/x-tar",
            "application/x-gtar",
            "application/gzip",
            "application/x-bzip2",
            "application/mbox");
    private static final Set<String> IMAGES =
            Set.of("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp");

    private static final boolean OCR = isOnPath("tesseract");

    private BinaryFormats() {}

    /// Whether a file of this type is a document of its own.
    static boolean reads(String mediaType) {
        return DOCUMENTS.contains(mediaType)
                || MAILS.contains(mediaType)
                || isOoxml(mediaType)
                || OCR && IMAGES.contains(mediaType);
    }

    /// Whether a file of this type holds others; a mail does both.
    static boolean holdsFiles(String mediaType) {
        return ARCHIVES.contains(mediaType) || MAILS.contains(mediaType);
    }

    private static boolean isOoxml(String mediaType) {
        return mediaType.startsWith("application/vnd.openxmlformats-officedocument.")
                || mediaType.startsWith("application/vnd.ms-") && mediaType.contains(".macroenabled.12");
    }

    private static boolean isOnPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
