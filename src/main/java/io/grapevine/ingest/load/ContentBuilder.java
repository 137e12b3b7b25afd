package io.grapevine.ingest.load;

import io.grapevine.domain.Characters;
import io.grapevine.domain.Table;
import io.grapevine.ingest.load.Block.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts a document's text together, block by block, and notes where its blocks, headings, tables and pages are.
/// All characters come out as [Characters#printed] has them. Linear in the text.
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

    /// A book has some ten thousand; it bounds what is held of a document beside its text.
    private static final int MOST_BLOCKS = 500_000;

    private static final class Open {
        private final Kind kind;
        private int start = -1;

        private Open(Kind kind) {
            this.kind = kind;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final int limit;
    private Gap gap = Gap.NONE;
    private boolean brokenLine; // the gap is the end of a line, which no script without spaces wants
    private String marker = "";
    private int headingLevel;
    private int unstarted;

    /// @param limit the longest text that is taken, in characters
    ContentBuilder(int limit) {
        this.limit = limit;
    }

    ContentBuilder gap(Gap wanted) {
        if (wanted.compareTo(gap) > 0) {
            gap = wanted;
            brokenLine = false;
        }
        return this;
    }

    /// Begins a block, which lasts until [#end]; blocks lie in one another.
    ContentBuilder begin(Kind kind) {
        gap(kind == Kind.LIST_ITEM ? Gap.LINE : Gap.PARAGRAPH);
        open.push(new Open(kind));
        unstarted++;
        return this;
    }

    /// Ends the block that was begun last.
    ContentBuilder end() {
        var ended = open.pop();
        if (ended.start < 0) {
            unstarted--;
        } else {
            blocks.add(new Block(ended.kind, ended.start, text.length()));
            if (blocks.size() > MOST_BLOCKS) {
                throw new TooMuchText(
                        "holds more than " + MOST_BLOCKS + " headings, paragraphs and other blocks; divide it");
            }
        }
        return gap(ended.kind == Kind.LIST_ITEM ? Gap.LINE : Gap.PARAGRAPH);
    }

    /// Begins a list item: its marker comes before the text that follows, if any does.
    ContentBuilder item(String itemMarker) {
        gap(Gap.LINE);
        marker = itemMarker;
        return this;
    }

    /// Adds text with every run of white space as one space.
    ContentBuilder flow(CharSequence characters) {
        var printed = Characters.printed(characters);
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            if (!isSpace(c)) {
                append(c);
            } else if (gap == Gap.NONE) {
                gap = Gap.SPACE;
                brokenLine = c == '\n';
            }
        }
        return this;
    }

    /// Adds text with its line breaks and indentation.
    ContentBuilder verbatim(CharSequence characters) {
        var printed = Characters.printed(characters);
        for (int i = 0; i < printed.length(); i++) {
            append(printed.charAt(i));
        }
        return this;
    }

    ContentBuilder beginHeading(int level) {
        headingLevel = level;
        return begin(Kind.HEADING);
    }

    ContentBuilder endHeading() {
        if (open.isEmpty() || open.peek().kind != Kind.HEADING) {
            return gap(Gap.PARAGRAPH);
        }
        int start = open.peek().start;
        end();
        if (start >= 0) {
            headings.add(new Heading(start, text.length(), headingLevel, text.substring(start)));
        }
        return this;
    }

    /// Begins a page.
    ContentBuilder page() {
        gap(Gap.PARAGRAPH);
        pages.add(next());
        return this;
    }

    /// Adds a table, a row a line with ` | ` between the cells. Nothing where the grid holds no text.
    ///
    /// @param caption what the source calls it; where that is empty, the line above that introduces it or the
    ///                heading above
    ContentBuilder table(String caption, TableGrid grid) {
        var rows = grid.rows();
        if (rows.isEmpty()) {
            return this;
        }
        var named = caption.isBlank() ? Caption.above(text, blocks, headings) : Title.oneLine(caption);
        begin(Kind.TABLE);
        var placed = new ArrayList<Table.Row>(rows.size());
        for (var cells : rows) {
            placed.add(row(cells));
        }
        end();
        tables.add(new Table(Title.of(named), grid.headerRows(), placed));
        return this;
    }

    private Table.Row row(List<String> cells) {
        gap(Gap.LINE);
        var line = TableText.line(cells);
        append(line.charAt(0));
        int start = text.length() - 1;
        for (int i = 1; i < line.length(); i++) {
            append(line.charAt(i));
        }
        return new Table.Row(cells, start, text.length());
    }

    /// Adds a field of metadata; a blank value is none.
    ContentBuilder metadata(String name, String value) {
        var line = Title.of(value);
        if (!name.isBlank() && !line.isEmpty()) {
            metadata.computeIfAbsent(Title.of(name).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(line);
        }
        return this;
    }

    /// Notes what may have been read wrong.
    ContentBuilder warning(String warning) {
        warnings.add(warning);
        return this;
    }

    Content build(String title, String mediaType) {
        int end = text.length();
        blocks.sort(Comparator.comparingInt(Block::start)
                .thenComparing(Comparator.comparingInt(Block::end).reversed()));
        metadata.replaceAll((name, values) -> List.copyOf(values));
        return new Content(
                title,
                mediaType,
                text.toString(),
                headings,
                pages.stream().map(page -> Math.min(page, end)).toList(),
                false,
                blocks,
                tables,
                metadata,
                warnings);
    }

    List<Heading> headings() {
        return headings;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// Offset at which the next character will stand.
    private int next() {
        return text.isEmpty() ? 0 : text.length() + gap.characters.length();
    }

    private void append(char c) {
        close(c);
        if (unstarted > 0) {
            start();
        }
        if (!marker.isEmpty()) {
            text.append(marker);
            marker = "";
        }
        text.append(c);
        if (text.length() > limit) {
            throw TooMuchText.characters(limit);
        }
    }

    private void start() {
        for (var block : open) {
            if (block.start >= 0) {
                break; // those further out have begun too
            }
            block.start = text.length();
        }
        unstarted = 0;
    }

    private void close(char next) {
        boolean joined = brokenLine && !text.isEmpty() && isWide(text.charAt(text.length() - 1)) && isWide(next);
        if (!text.isEmpty() && !joined) {
            text.append(gap.characters);
        }
        gap = Gap.NONE;
        brokenLine = false;
    }

    /// Chinese and Japanese letters and marks, between which a line ends without a space.
    private static boolean isWide(char c) {
        return c >= 0x3000 && c <= 0x30FF || c >= 0x3400 && c <= 0x9FFF || c >= 0xFF00 && c <= 0xFF60;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// More came out of a source than is taken, as of a compressed file that was made for it.
    static final class TooMuchText extends RuntimeException {

        TooMuchText(String message) {
            super(message);
        }

        static TooMuchText characters(int limit) {
            return new TooMuchText(
                    "holds more than " + limit + " characters of text; grapevine.ingest.max-text-length allows more");
        }
    }
}
