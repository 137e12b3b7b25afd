package io.grapevine.ingest.load.pdf;

/// One glyph as it stands on a page that is turned so that it reads from left to right; in points from the top
/// left.
///
/// @param text     its characters
/// @param x        left edge
/// @param baseline from the top of the page
/// @param space    width of a space of its font
/// @param white    whether its colour is almost that of paper
/// @param guessed  whether the font does not tell the character and its code was taken for it
record Glyph(
        String text,
        double x,
        double baseline,
        double width,
        double size,
        double space,
        boolean bold,
        boolean white,
        boolean guessed) {

    double right() {
        return x + width;
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
