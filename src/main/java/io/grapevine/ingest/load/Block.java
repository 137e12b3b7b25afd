package io.grapevine.ingest.load;

/// A block of a document's text. Blocks may lie in one another, such as a paragraph in a quote.
///
/// @param start offset of its first character
/// @param end   offset behind its last character
public record Block(Kind kind, int start, int end) {

    /// What a block is; a list is its items, one behind the other.
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        TABLE,
        CODE,
        QUOTE,
        CAPTION,
        FOOTNOTE
    }

    public Block {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a block must span 0 <= start <= end, was " + start + " to " + end);
        }
    }
}
