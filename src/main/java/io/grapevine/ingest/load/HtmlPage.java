package io.grapevine.ingest.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Parses a web page in the encoding that it states, or in the one that its characters show.
final class HtmlPage {

    /// Bytes in which a page has to state its encoding, by the HTML standard.
    private static final int HEAD = 1024;

    /// The text is what is limited, and not the markup around it.
    private static final LoadLimits MARKUP = new LoadLimits(Long.MAX_VALUE, Integer.MAX_VALUE);

    private HtmlPage() {}

    /// @param warnings what of the encoding is not certain
    record Parsed(Document page, List<String> warnings) {}

    static Parsed parse(byte[] bytes) throws IOException, Unreadable {
        if (statesEncoding(bytes)) {
            return new Parsed(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""), List.of());
        }
        var decoded = PlainTextReader.decode(bytes, MARKUP);
        return new Parsed(Jsoup.parse(decoded.text()), decoded.warnings());
    }

    private static boolean statesEncoding(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return head.contains("charset=") || head.startsWith("<?xml") && head.contains("encoding=");
    }
}
