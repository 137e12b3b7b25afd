package io.grapevine.ingest.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;

/// Reads plain text as it stands, in whatever encoding it has.
final class PlainTextReader {

    private static final int LONGEST_TITLE = 120;
    private static final double CONTROL_SHARE = 0.01;

    private PlainTextReader() {}

    /// @param fallbackTitle the title where the first line does not look like one
    static Content read(String text, String mediaType, String fallbackTitle) {
        return new Content(titleIn(text, fallbackTitle), mediaType, text, List.of(), List.of(), false);
    }

    /// The characters of a text file, with `\n` as the end of every line.
    static String decode(byte[] bytes, LoadLimits limits) throws Unreadable {
        var text = characters(bytes).replace("\r\n", "\n").replace('\r', '\n');
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.length() > limits.textLength()) {
            throw new Unreadable(
                    ContentBuilder.TooMuchText.characters(limits.textLength()).getMessage());
        }
        if (isBinary(text)) {
            throw new Unreadable("is binary, not text");
        }
        return text;
    }

    private static String characters(byte[] bytes) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, detect(bytes));
        }
    }

    /// The detector's guess, but not where few bytes lie outside ASCII: it takes a Western text with a few
    /// accents
    /// for one in another script.
    private static Charset detect(byte[] bytes) throws Unreadable {
        if (share(bytes, b -> b < 0) < 0.1 && share(bytes, b -> b == 0) == 0) {
            return Charset.forName("windows-1252");
        }
        try (var reader = new AutoDetectReader(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, 1 << 16)))) {
            return reader.getCharset();
        } catch (IOException | TikaException e) {
            throw new Unreadable("is in no encoding that is known", e);
        }
    }

    private static double share(byte[] bytes, IntPredicate which) {
        int length = Math.min(bytes.length, 1 << 16);
        return (double) IntStream.range(0, length)
                        .map(i -> bytes[i])
                        .filter(which)
                        .count()
                / length;
    }

    private static boolean isBinary(String text) {
        long controls = text.chars()
                .limit(1 << 16)
                .filter(c -> c < ' ' && !Character.isWhitespace(c) && c != 27 || c == 0xFFFD)
                .count();
        return text.indexOf('\0') >= 0 || controls > CONTROL_SHARE * Math.min(text.length(), 1 << 16);
    }

    /// The first line, where it stands alone and is no sentence.
    private static String titleIn(String text, String fallback) {
        var start = text.stripLeading();
        int end = start.indexOf('\n');
        if (end < 0) {
            return fallback;
        }
        var first = start.substring(0, end).strip();
        int next = end + 1;
        boolean alone = next >= start.length()
                || start.substring(next, Math.min(start.length(), next + 200))
                        .lines()
                        .findFirst()
                        .orElse("")
                        .isBlank();
        return alone && first.length() <= LONGEST_TITLE && !first.matches(".*[.:;,?!]") && !first.isEmpty()
                ? first
                : fallback;
    }
}
