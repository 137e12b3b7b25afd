package io.grapevine.ingest.load.ocr;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;

/// Makes paragraphs of the lines that OCR writes; a blank line parts them.
final class Recognised {

    /// Letters and figures that a page must have among its characters: OCR reads dirt and drawings as signs.
    private static final double LEGIBLE = 0.5;

    private Recognised() {}

    static List<Element> blocks(String text) {
        var blocks = new ArrayList<Element>();
        for (var paragraph : text.replace("\f", "").split("\\n\\s*\\n")) {
            var joined = paragraph
                    .strip()
                    .replaceAll("(?<=\\p{Ll})-\\n(?=\\p{Ll})", "")
                    .replaceAll("\\s+", " ");
            if (isLegible(joined)) {
                blocks.add(new Element.Paragraph(joined));
            }
        }
        return blocks;
    }

    private static boolean isLegible(String text) {
        long legible = text.codePoints().filter(Character::isLetterOrDigit).count();
        long marks = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        return legible >= 2 && legible >= LEGIBLE * marks;
    }
}
