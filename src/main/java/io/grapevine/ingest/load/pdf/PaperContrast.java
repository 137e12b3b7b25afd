package io.grapevine.ingest.load.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A page as it is drawn, to see whether text in the colour of paper stands on something darker. Costs the
/// drawing of the page, so it is made only for pages that have such text.
final class PaperContrast {

    /// Difference in brightness, of 255, from which a glyph can be seen.
    private static final int SEEN = 24;

    /// Longest side of the drawing in pixels: posters are drawn smaller.
    private static final double LONGEST_SIDE = 1200;

    private final BufferedImage image;
    private final double scale;

    private PaperContrast(BufferedImage image, double scale) {
        this.image = image;
        this.scale = scale;
    }

    /// @param page from 0
    static PaperContrast of(PDDocument document, int page) throws IOException {
        var box = document.getPage(page).getCropBox();
        double scale = Math.min(2, LONGEST_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight())));
        return new PaperContrast(new PDFRenderer(document).renderImage(page, (float) scale, ImageType.GRAY), scale);
    }

    boolean shows(Glyph glyph) {
        int left = clamp(glyph.x() * scale, image.getWidth());
        int right = clamp(glyph.right() * scale + 1, image.getWidth());
        int top = clamp((glyph.baseline() - glyph.size() * 0.8) * scale, image.getHeight());
        int bottom = clamp(glyph.baseline() * scale + 1, image.getHeight());
        int least = 255;
        int most = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int brightness = image.getRaster().getSample(x, y, 0);
                least = Math.min(least, brightness);
                most = Math.max(most, brightness);
            }
        }
        return most - least >= SEEN;
    }

    private static int clamp(double at, int size) {
        return Math.clamp((int) at, 0, size - 1);
    }
}
