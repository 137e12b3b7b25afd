package io.grapevine.ingest.load;

import io.grapevine.domain.Characters;

/// Makes one line of a title.
final class Title {

    /// 300: longer than any title of a book; a store's index takes some 8,000 bytes at most.
    static final int MAX_LENGTH = 300;

    private Title() {}

    /// The text as printed, in one line without white space around it, cut behind a word where it is too long.
    static String of(String text) {
        var line = oneLine(
                Characters.printed(text.length() > 20 * MAX_LENGTH ? text.substring(0, 20 * MAX_LENGTH) : text));
        return line.length() <= MAX_LENGTH ? line : cut(line);
    }

    /// Every run of white space as one space.
    static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!ContentBuilder.isSpace(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static String cut(String line) {
        int end = line.lastIndexOf(' ', MAX_LENGTH - 1);
        if (end < MAX_LENGTH / 2) {
            end = MAX_LENGTH - 1;
            end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
        }
        return line.substring(0, end) + "…";
    }
}
