package io.grapevine.ingest.load.pdf;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Prints PDFs for the tests: text at places, in the order in which it is asked for.
final class PrintedPdf implements AutoCloseable {

    static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    final PDDocument document = new PDDocument();
    PDPage page = new PDPage();

    PrintedPdf() {
        document.addPage(page);
    }

    PrintedPdf page() {
        page = new PDPage();
        document.addPage(page);
        return this;
    }

    PrintedPdf text(double x, double y, String text) throws IOException {
        return text(x, y, PLAIN, 11, text);
    }

    PrintedPdf text(double x, double y, PDFont font, double size, String text) throws IOException {
        return draw(stream -> {
            stream.beginText();
            stream.setFont(font, (float) size);
            stream.newLineAtOffset((float) x, (float) y);
            stream.showText(text);
            stream.endText();
        });
    }

    PrintedPdf lines(double x, double y, String... lines) throws IOException {
        for (int i = 0; i < lines.length; i++) {
            text(x, y - 14 * i, lines[i]);
        }
        return this;
    }

    interface Drawing {
        void on(PDPageContentStream stream) throws IOException;
    }

    PrintedPdf draw(Drawing drawing) throws IOException {
        try (var stream = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            drawing.on(stream);
        }
        return this;
    }

    Path save(Path file) throws IOException {
        document.save(file.toFile());
        return file;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
