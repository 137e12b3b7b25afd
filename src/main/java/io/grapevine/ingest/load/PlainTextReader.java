package io.grapevine.ingest.load;

import io.grapevine.domain.Characters;
import java.util.List;

/// Reads plain text as it stands, in whatever encoding it has.
final class PlainTextReader {

    private static final int LONGEST_TITLE = 120;
    private static final double CONTROL_SHARE = 0.01;
    private static final int SAMPLE = 1 << 16;
    private static final String SENTENCE_ENDS = ".:;,?!";

    private PlainTextReader() {}

    /// @param fallbackTitle the title where the first line does not look like one
    static Content read(String text, String mediaType, String fallbackTitle) {
        var printed = Characters.printed(text);
        return new Content(titleIn(printed, fallbackTitle), mediaType, printed, List.of(), List.of(), false);
    }

    /// The characters of a text file, with `\n` as the end of every line.
    static Encoding.Decoded decode(byte[] bytes, LoadLimits limits) throws Unreadable {
        var decoded = Encoding.decode(bytes);
        var text = linesOf(decoded.text());
        if (text.length() > limits.textLength()) {
            throw new Unreadable(
                    ContentBuilder.TooMuchText.characters(limits.textLength()).getMessage());
        }
        if (isBinary(text)) {
            throw new Unreadable("is binary, not text");
        }
        return new Encoding.Decoded(text, decoded.warnings());
    }

    /// A form feed begins a new paragraph; the separators of Unicode are ends of lines.
    private static String linesOf(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u2028', '\n')
                .replace('\u0085', '\n')
                .replace("\u2029", "\n\n")
                .replace("\f", "\n\n");
    }

    private static boolean isBinary(String text) {
        int length = Math.min(text.length(), SAMPLE);
        long controls = text.chars()
                .limit(length)
                .filter(c -> c < ' ' && !Character.isWhitespace(c) && c != 27 || c == 0xFFFD)
                .count();
        return text.indexOf('\0') >= 0 || controls > CONTROL_SHARE * length;
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
        return alone
                        && !first.isEmpty()
                        && first.length() <= LONGEST_TITLE
                        && SENTENCE_ENDS.indexOf(first.charAt(first.length() - 1)) < 0
                ? first
                : fallback;
    }
}
