package io.grapevine.ingest.load.parsed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One block of a document, in reading order.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "element")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Element.Page.class, name = "page"),
    @JsonSubTypes.Type(value = Element.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Element.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Element.Item.class, name = "item"),
    @JsonSubTypes.Type(value = Element.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Element.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = Element.Grid.class, name = "grid")
})
public sealed interface Element {

    /// A page or slide begins.
    record Page() implements Element {}

    /// @param level 1 for the highest, 6 for the lowest
    record Heading(int level, String text) implements Element {

        public Heading {
            if (level < 1 || level > 6) {
                throw new IllegalArgumentException("a heading's level must be 1 to 6, was " + level);
            }
        }
    }

    record Paragraph(String text) implements Element {}

    /// An item of a list.
    ///
    /// @param marker such as `-` or `3.`
    record Item(String marker, String text) implements Element {}

    /// A footnote or a remark, which stands beside the text.
    record Note(String text) implements Element {}

    /// Lines whose breaks and indentation count.
    record Lines(String text) implements Element {}

    /// A table.
    ///
    /// @param caption    its name, empty where it has none
    /// @param headerRows how many of the first rows the file marks as those that name the columns
    /// @param rows       each with as many cells as the widest; a merged cell's text stands in each that it
    ///                   covers
    record Grid(String caption, int headerRows, List<List<String>> rows) implements Element {

        public Grid {
            int width = rows.stream().mapToInt(List::size).max().orElse(0);
            rows = rows.stream().map(row -> padded(row, width)).toList();
            headerRows = Math.clamp(headerRows, 0, rows.size());
        }

        private static List<String> padded(List<String> row, int width) {
            if (row.size() == width) {
                return List.copyOf(row);
            }
            var cells = new ArrayList<>(row);
            cells.addAll(Collections.nCopies(width - row.size(), ""));
            return List.copyOf(cells);
        }
    }
}
