package io.grapevine.ingest.load.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Parts the text of a page into what a reader sees and what is hidden.
///
/// @param flows  the runs that can be seen, a list for each direction
/// @param usable whether the characters that the fonts do not tell could be guessed, or there are none
/// @param hidden text in no colour, in the colour of what is behind it, or too small to read
record Visibility(List<List<TextLine>> flows, String hidden, boolean usable) {

    /// Share of the page that an image covers from which text without colour is taken for what OCR read of it.
    private static final double SCAN = 0.5;

    /// @param index of the page, from 0
    static Visibility of(PDDocument document, int index, PageGlyphs.Page page) throws IOException {
        var hidden = new ArrayList<>(page.unseen());
        var flows = new ArrayList<List<TextLine>>();
        boolean upright = document.getPage(index).getRotation() == 0;
        boolean usable = page.unmapped() == 0 || Plausible.isText(guessed(page));
        int seen = 0;
        for (var entry : page.glyphs().entrySet()) {
            var glyphs = usable
                    ? entry.getValue()
                    : entry.getValue().stream()
                            .filter(glyph -> !glyph.guessed())
                            .toList();
            if (upright
                    && entry.getKey() == 0
                    && glyphs.stream().anyMatch(glyph -> glyph.white() && !glyph.isBlank())) {
                var paper = PaperContrast.of(document, index);
                var drawn = glyphs.stream()
                        .collect(Collectors.partitioningBy(glyph -> !glyph.white() || paper.shows(glyph)));
                hidden.addAll(drawn.get(false));
                glyphs = drawn.get(true);
            }
            var lines = TextLine.of(glyphs);
            if (!lines.isEmpty()) {
                seen += glyphs.size();
                flows.add(lines);
            }
        }
        boolean scan = page.image() >= SCAN || seen == 0 && page.image() > 0;
        if (scan && page.unseen().size() > 3 * seen) {
            var lines = TextLine.of(page.unseen());
            return new Visibility(lines.isEmpty() ? List.of() : List.of(lines), "", usable);
        }
        return new Visibility(flows, TextLine.textOf(TextLine.of(hidden)), usable);
    }

    private static String guessed(PageGlyphs.Page page) {
        return page.glyphs().values().stream()
                .flatMap(List::stream)
                .filter(Glyph::guessed)
                .map(Glyph::text)
                .collect(Collectors.joining());
    }
}
