package io.grapevine.ingest.load;

import io.grapevine.ingest.load.FileFormats.Detected;
import java.io.IOException;

/// Reads the formats that are text: Markdown, web pages, values with separators, and all other as it stands.
final class TextFormats {

    private TextFormats() {}

    /// @throws Unreadable where it is binary, or nested deeper than its parser goes
    static Content read(Detected detected, byte[] bytes, String fallbackTitle, LoadLimits limits)
            throws IOException, Unreadable {
        try {
            return switch (detected.format()) {
                case HTML -> html(detected, bytes, fallbackTitle, limits);
                case TEXT, MARKDOWN, SEPARATED -> text(detected, bytes, fallbackTitle, limits);
                case BINARY, RECORDS, UNKNOWN -> throw new IllegalArgumentException(detected + " is not a text");
            };
        } catch (StackOverflowError e) {
            throw new Unreadable("is nested too deeply to be read", e);
        }
    }

    private static Content html(Detected detected, byte[] bytes, String fallbackTitle, LoadLimits limits)
            throws IOException, Unreadable {
        var parsed = HtmlPage.parse(bytes);
        return HtmlReader.read(parsed.page(), detected.mediaType(), fallbackTitle, limits.textLength())
                .withWarnings(parsed.warnings());
    }

    private static Content text(Detected detected, byte[] bytes, String fallbackTitle, LoadLimits limits)
            throws Unreadable {
        var decoded = PlainTextReader.decode(bytes, limits);
        var content = switch (detected.format()) {
            case MARKDOWN -> MarkdownReader.read(decoded.text(), fallbackTitle, limits.textLength());
            case SEPARATED -> CsvReader.read(decoded.text(), detected.mediaType(), fallbackTitle, limits.textLength());
            case TEXT, HTML, BINARY, RECORDS, UNKNOWN ->
                PlainTextReader.read(decoded.text(), detected.mediaType(), fallbackTitle);
        };
        return content.withWarnings(decoded.warnings());
    }
}
