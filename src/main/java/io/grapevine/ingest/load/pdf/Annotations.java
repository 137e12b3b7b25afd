package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.parsed.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.jsoup.Jsoup;

/// Tells the annotations of a page: fields of a form, text written onto the page, comments of readers.
final class Annotations {

    private final FormFields fields;

    Annotations(FormFields fields) {
        this.fields = fields;
    }

    /// Those of a page that a reader can see.
    static List<PDAnnotation> visible(PDPage page) throws IOException {
        return page.getAnnotations(annotation -> !annotation.isHidden()
                && !annotation.isNoView()
                && !List.of("Link", "Popup").contains(String.valueOf(annotation.getSubtype())));
    }

    List<Element> blocks(PageGlyphs.Page page, List<PDAnnotation> annotations, List<TextLine> lines) {
        var blocks = new ArrayList<Element>();
        for (var annotation : annotations) {
            var shown = page.shownBy().getOrDefault(annotation, "");
            if (annotation instanceof PDAnnotationWidget) {
                fields.line(annotation, shown, lines, page.height())
                        .ifPresent(line -> blocks.add(new Element.Paragraph(line)));
            } else {
                var written = written(annotation);
                var text = written.isBlank() ? shown : written;
                if (!text.isBlank()) {
                    blocks.add(new Element.Paragraph(prefix(annotation) + text.strip()));
                }
            }
        }
        return blocks;
    }

    private static String written(PDAnnotation annotation) {
        var contents = annotation.getContents();
        if (contents != null && !contents.isBlank()) {
            return contents.replaceAll("\\R", "\n");
        }
        var rich = annotation.getCOSObject().getString(COSName.RC);
        return rich == null ? "" : Jsoup.parse(rich).text();
    }

    // Free text is part of what the page says; a note, a mark or a stamp is somebody's remark about it.
    private static String prefix(PDAnnotation annotation) {
        if ("FreeText".equals(annotation.getSubtype())) {
            return "";
        }
        var author = annotation instanceof PDAnnotationMarkup markup ? markup.getTitlePopup() : null;
        return author == null || author.isBlank() ? "Comment: " : "Comment by " + author.strip() + ": ";
    }
}
