package io.grapevine.ingest.load;

import java.util.ArrayList;
import java.util.List;

/// Puts a document's text together, block by block, and notes where its headings and pages are.
final class ContentBuilder {

    /// What stands between two pieces of text; of several that meet, the strongest.
    enum Gap {
        NONE(""),
        SPACE(" "),
        CELL(" | "),
        LINE("\n"),
        PARAGRAPH("\n\n");

        private final String characters;

        Gap(String characters) {
            this.characters = characters;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private final int limit;
    private Gap gap = Gap.NONE;
    private String marker = "";
    private int headingLevel;
    private int headingStart = -1;

    /// @param limit the longest text that is taken, in characters
    ContentBuilder(int limit) {
        this.limit = limit;
    }

    ContentBuilder gap(Gap wanted) {
        if (wanted.compareTo(gap) > 0) {
            gap = wanted;
        }
        return this;
    }

    /// Begins a list item: its marker comes before the text that follows, if any does.
    ContentBuilder item(String itemMarker) {
        gap(Gap.LINE);
        marker = itemMarker;
        return this;
    }

    /// Adds text with every run of white space as one space.
    ContentBuilder flow(CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (isSpace(c)) {
                gap(Gap.SPACE);
            } else if (c >= ' ') {
                append(c);
            }
        }
        return this;
    }

    /// Adds text with its line breaks and indentation.
    ContentBuilder verbatim(CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c >= ' ' || c == '\n' || c == '\t') {
                append(c);
            }
        }
        return this;
    }

    ContentBuilder beginHeading(int level) {
        gap(Gap.PARAGRAPH);
        headingLevel = level;
        headingStart = -1;
        return this;
    }

    ContentBuilder endHeading() {
        if (headingLevel > 0 && headingStart >= 0) {
            headings.add(new Heading(headingStart, text.length(), headingLevel, text.substring(headingStart)));
        }
        headingLevel = 0;
        return gap(Gap.PARAGRAPH);
    }

    /// Begins a page.
    ContentBuilder page() {
        gap(Gap.PARAGRAPH);
        pages.add(next());
        return this;
    }

    Content build(String title, String mediaType) {
        int end = text.length();
        return new Content(
                title,
                mediaType,
                text.toString(),
                headings,
                pages.stream().map(page -> Math.min(page, end)).toList(),
                false);
    }

    List<Heading> headings() {
        return headings;
    }

    /// Offset at which the next character will stand.
    private int next() {
        return text.isEmpty() ? 0 : text.length() + gap.characters.length();
    }

    private void append(char c) {
        close();
        if (!marker.isEmpty()) {
            text.append(marker);
            marker = "";
        }
        if (headingLevel > 0 && headingStart < 0) {
            headingStart = text.length();
        }
        text.append(c);
        if (text.length() > limit) {
            throw new TooMuchText(limit);
        }
    }

    private void close() {
        if (!text.isEmpty()) {
            text.append(gap.characters);
        }
        gap = Gap.NONE;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// More text came out of a source than is taken, as of a compressed file that was made for it.
    static final class TooMuchText extends RuntimeException {

        TooMuchText(int limit) {
            super("holds more than " + limit + " characters of text; grapevine.ingest.max-text-length allows more");
        }
    }
}
