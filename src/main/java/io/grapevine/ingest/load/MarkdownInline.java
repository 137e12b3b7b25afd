package io.grapevine.ingest.load;

import java.util.regex.Pattern;

/// Takes the marks of emphasis, links, images and code out of a line of Markdown.
final class MarkdownInline {

    // Every repetition is bounded, so that no line takes more than linear time.
    private static final Pattern COMMENT = Pattern.compile("<!--.{0,2000}?-->");
    private static final Pattern IMAGE_OR_LINK = Pattern.compile(
            "!?\\[([^\\[\\]]{0,500})\\](?:\\([^()\\s]{0,1000}(?:\\s[^()]{0,300})?\\)|\\[[^\\[\\]]{0,200}\\])");
    private static final Pattern AUTOLINK = Pattern.compile("<((?:https?://|mailto:)[^<>\\s]{1,1000})>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,500}>");
    private static final Pattern CODE = Pattern.compile("(`{1,2})([^`]{1,500})\\1");
    private static final Pattern STARS = Pattern.compile("(\\*{1,3}|~~)(?=\\S)([^*~]{1,500}?)(?<=\\S)\\1");
    private static final Pattern UNDERSCORES =
            Pattern.compile("(?<![\\p{L}\\p{N}_])(_{1,3})(?=\\S)([^_]{1,500}?)(?<=\\S)\\1(?![\\p{L}\\p{N}_])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>~-])");
    private static final int PRIVATE_USE = 0xE000; // where an escaped character waits until the marks are gone

    private MarkdownInline() {}

    static String plain(String line) {
        var text = ESCAPE.matcher(line)
                .replaceAll(found ->
                        String.valueOf((char) (PRIVATE_USE + found.group(1).charAt(0))));
        text = COMMENT.matcher(text).replaceAll(" ");
        text = IMAGE_OR_LINK.matcher(text).replaceAll("$1");
        text = AUTOLINK.matcher(text).replaceAll("$1");
        text = TAG.matcher(text).replaceAll(" ");
        text = CODE.matcher(text).replaceAll("$2");
        text = STARS.matcher(text).replaceAll("$2");
        text = STARS.matcher(text).replaceAll("$2"); // one inside the other
        text = UNDERSCORES.matcher(text).replaceAll("$2");
        return unescaped(text);
    }

    private static String unescaped(String text) {
        var characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] >= PRIVATE_USE && characters[i] < PRIVATE_USE + 128) {
                characters[i] -= PRIVATE_USE;
            }
        }
        return new String(characters);
    }
}
