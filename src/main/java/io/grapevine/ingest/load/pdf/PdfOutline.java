package io.grapevine.ingest.load.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/// Notes what a PDF's outline names, so that those lines become headings.
final class PdfOutline {

    /// Entries that are read: an outline that refers to itself would have no end.
    private static final int MOST = 20_000;

    private PdfOutline() {}

    static void note(PDDocument document, DocumentStyle style) {
        var root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            note(document, root, 1, style, new HashSet<>());
        }
    }

    private static void note(
            PDDocument document, PDOutlineNode node, int level, DocumentStyle style, Set<COSDictionary> seen) {
        for (PDOutlineItem item = node.getFirstChild(); item != null; item = item.getNextSibling()) {
            if (seen.size() >= MOST || !seen.add(item.getCOSObject())) {
                return;
            }
            if (item.getTitle() != null) {
                style.outline(item.getTitle(), level, pageOf(document, item));
            }
            note(document, item, Math.min(level + 1, 6), style, seen);
        }
    }

    private static int pageOf(PDDocument document, PDOutlineItem item) {
        try {
            var page = item.findDestinationPage(document);
            return page == null ? 0 : document.getPages().indexOf(page) + 1;
        } catch (IOException | RuntimeException brokenDestination) {
            return 0; // the title alone still names the heading
        }
    }
}
