package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.ocr.Tesseract;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/// Reads a PDF: each page's lines first, then, when it is known how the whole is set, its blocks.
///
/// Time is linear in the pages; memory holds the lines of all pages, about 250 bytes each.
public final class PdfReader {

    /// Share of a page's glyphs without a known character from which its text is of no use. One bullet in three
    /// is.
    private static final double UNREADABLE = 0.3;

    private final Tesseract ocr;
    private final long textLength;

    /// @param textLength most characters that are taken
    public PdfReader(Tesseract ocr, long textLength) {
        this.ocr = ocr;
        this.textLength = textLength;
    }

    public Parsed read(Path file) throws IOException, RefusedFile {
        try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return read(document);
        } catch (InvalidPasswordException e) {
            throw new RefusedFile("is protected by a password", e);
        }
    }

    private Parsed read(PDDocument document) throws IOException, RefusedFile {
        var warnings = new PageWarnings();
        var pages = pages(document, warnings);
        var style = new DocumentStyle();
        var hyphens = new Hyphens();
        var running = new RunningLines();
        for (var page : pages) {
            for (var flow : page.flows()) {
                running.count(flow);
                for (var line : flow) {
                    style.count(line);
                    hyphens.note(line.text());
                }
            }
        }
        style.settle();
        PdfOutline.note(document, style);
        var blocks = new ArrayList<Element>();
        var paragraphs = new Paragraphs(style, hyphens);
        for (int i = 0; i < pages.size(); i++) {
            blocks.add(new Element.Page());
            blocks(pages.get(i), i + 1, running, paragraphs, blocks);
        }
        var title = PdfTitle.of(document.getDocumentInformation(), pages, style);
        return new Parsed(title, blocks, PdfMetadata.of(document), warnings.sentences());
    }

    private List<PageText> pages(PDDocument document, PageWarnings warnings) throws IOException, RefusedFile {
        var glyphs = new PageGlyphs();
        var annotations = new Annotations(new FormFields(document));
        var pages = new ArrayList<PageText>();
        long length = 0;
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            var page = page(document, glyphs, annotations, number);
            if (page.recognised().isEmpty()) {
                warnings.note(number, page);
            }
            pages.add(page);
            length += page.flows().stream()
                    .flatMap(List::stream)
                    .mapToLong(line -> line.text().length())
                    .sum();
            if (length > textLength) {
                throw new RefusedFile("holds more than " + textLength
                        + " characters of text; grapevine.ingest.max-text-length allows more");
            }
        }
        warnings.end(ocr.isInstalled());
        return pages;
    }

    private PageText page(PDDocument document, PageGlyphs glyphs, Annotations annotations, int number)
            throws IOException {
        PageGlyphs.Page page;
        List<PDAnnotation> visible;
        try {
            visible = Annotations.visible(document.getPage(number - 1));
            page = glyphs.read(document, number, visible);
        } catch (IOException | RuntimeException broken) {
            return new PageText(List.of(), List.of(), List.of(), "", PageText.State.BROKEN, 0);
        }
        var seen = Visibility.of(document, number - 1, page);
        var flows = seen.flows();
        var told = annotations.blocks(
                page, visible, flows.stream().flatMap(List::stream).toList());
        var state = state(page, seen);
        var recognised = state == PageText.State.IMAGE || state == PageText.State.UNMAPPED
                ? ocr.page(document, number - 1)
                : List.<Element>of();
        return new PageText(
                state == PageText.State.UNMAPPED ? List.of() : flows,
                told,
                recognised,
                seen.hidden(),
                state,
                page.height());
    }

    private static PageText.State state(PageGlyphs.Page page, Visibility seen) {
        if (page.unmapped() > UNREADABLE && !seen.usable()) {
            return PageText.State.UNMAPPED;
        }
        if (!seen.flows().isEmpty()) {
            return PageText.State.TEXT;
        }
        return page.image() > 0 ? PageText.State.IMAGE : PageText.State.BLANK;
    }

    private static void blocks(
            PageText page, int number, RunningLines running, Paragraphs paragraphs, List<Element> blocks) {
        for (var flow : page.flows()) {
            for (var region : PageLayout.regions(running.strip(flow, page.height()))) {
                switch (region) {
                    case PageRegion.Flow lines -> blocks.addAll(paragraphs.of(lines, number));
                    case PageRegion.Cells cells -> blocks.add(grid(cells));
                }
            }
        }
        blocks.addAll(page.recognised());
        blocks.addAll(page.annotations());
    }

    private static Element.Grid grid(PageRegion.Cells cells) {
        return new Element.Grid("", headerRows(cells), cells.rows());
    }

    /// Rows at the top that are bold above rows that are not.
    private static int headerRows(PageRegion.Cells cells) {
        int bold = 0;
        while (bold < cells.bold().size() && cells.bold().get(bold)) {
            bold++;
        }
        return bold <= 3 && bold < cells.rows().size() ? bold : 0;
    }
}
