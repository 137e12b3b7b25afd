package io.grapevine.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Sets a sample as an A4 PDF in one column; the same source gives the same bytes.
final class PdfSample implements AutoCloseable {

    private static final float MARGIN = 64; // points, as all lengths here
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final PDFont serif = new PDType1Font(FontName.TIMES_ROMAN);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private PDPageContentStream out;
    private float y;

    private PdfSample() throws IOException {
        document.setDocumentId(1931L);
        newPage();
    }

    static void write(List<Block> blocks, Path to) throws IOException {
        try (var pdf = new PdfSample()) {
            for (var block : blocks) {
                pdf.set(block);
            }
            pdf.save(to, blocks.getFirst().text());
        }
    }

    private void set(Block block) throws IOException {
        switch (block.kind()) {
            case TITLE -> lines(block.text(), bold, 18, 12);
            case HEADING -> lines(block.text(), bold, 13, 6);
            case PARAGRAPH -> lines(block.text(), serif, 11.5f, 9);
            case PAGE_BREAK -> newPage();
        }
    }

    private void lines(String text, PDFont font, float size, float after) throws IOException {
        for (var line : wrap(text, font, size)) {
            y -= size * 1.35f;
            if (y < MARGIN) {
                throw new IllegalStateException("a page is too full at: " + line);
            }
            out.beginText();
            out.setFont(font, size);
            out.newLineAtOffset(MARGIN, y);
            out.showText(line);
            out.endText();
        }
        y -= after;
    }

    private static List<String> wrap(String text, PDFont font, float size) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && font.getStringWidth(line + " " + word) / 1000 * size > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void newPage() throws IOException {
        if (out != null) {
            out.close();
        }
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private void save(Path to, String title) throws IOException {
        out.close();
        var date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        date.clear();
        date.set(2025, Calendar.JUNE, 1);
        var info = document.getDocumentInformation();
        info.setTitle(title);
        info.setAuthor("Marrow Valley Wine Cooperative");
        info.setCreationDate(date);
        document.save(to.toFile());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
