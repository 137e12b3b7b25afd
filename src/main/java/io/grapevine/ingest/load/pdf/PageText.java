package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.parsed.Element;
import java.util.List;

/// What was read of one page.
///
/// @param flows       its runs of text, one list for each direction in which they read
/// @param annotations what its form fields and comments say
/// @param recognised  what OCR read, where the page itself holds no text
/// @param hidden      text that is there and cannot be seen
/// @param state       whether its text can be used
record PageText(
        List<List<TextLine>> flows,
        List<Element> annotations,
        List<Element> recognised,
        String hidden,
        State state,
        double height) {

    enum State {
        TEXT,
        /// Nothing but white paper.
        BLANK,
        /// An image and no text.
        IMAGE,
        /// Characters that nobody knows, since the fonts do not tell them.
        UNMAPPED,
        /// PDFBox cannot read it.
        BROKEN
    }
}
