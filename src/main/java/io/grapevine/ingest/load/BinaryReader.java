package io.grapevine.ingest.load;

import io.grapevine.ingest.load.child.ParserProcesses;
import java.nio.file.Path;

/// Reads files that are no plain text, in the parser's process. Safe for use by many threads.
final class BinaryReader {

    private final LoadLimits limits;
    private final ParserProcesses parser;

    BinaryReader(LoadLimits limits) {
        this.limits = limits;
        this.parser = ParserProcesses.shared(limits.parser());
    }

    Content read(Path file, String mediaType, String fallbackTitle) throws Unreadable {
        var parsed = parser.read(file, mediaType, limits.textLength());
        var content = ElementText.content(parsed, mediaType, fallbackTitle, limits.textLength());
        if (content.text().isBlank()) {
            throw new Unreadable(
                    parsed.warnings().isEmpty()
                            ? "holds no text"
                            : "holds no text that can be read: " + String.join("; ", parsed.warnings()));
        }
        return content;
    }
}
