package io.grapevine.language;

/// A piece of a text by its offsets.
///
/// @param start offset of its first character
/// @param end   offset behind its last character
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span needs 0 <= start <= end, was " + start + ", " + end);
        }
    }

    public String of(String text) {
        return text.substring(start, end);
    }

    public int length() {
        return end - start;
    }
}
