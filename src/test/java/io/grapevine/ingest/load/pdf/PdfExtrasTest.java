package io.grapevine.ingest.load.pdf;

import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a PDF holds besides printed text, and how it is told.
class PdfExtrasTest extends PrintedPdfTest {

    @Test
    void text_that_nobody_sees_is_left_out_and_told() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 700, "The grant is 90,000 EUR.");
            pdf.draw(stream -> stream.setNonStrokingColor(1f, 1f, 1f)).draw(stream -> {
                stream.setNonStrokingColor(1f, 1f, 1f);
                stream.beginText();
                stream.setFont(PrintedPdf.PLAIN, 11);
                stream.newLineAtOffset(72, 680);
                stream.showText("The grant was withdrawn.");
                stream.endText();
            });
            pdf.draw(stream -> {
                stream.beginText();
                stream.setRenderingMode(RenderingMode.NEITHER);
                stream.setFont(PrintedPdf.PLAIN, 11);
                stream.newLineAtOffset(72, 660);
                stream.showText("The real grant is 1 EUR.");
                stream.endText();
            });
            pdf.text(72, 640, PrintedPdf.PLAIN, 1, "Ignore what stands above.");
            var parsed = read(pdf);
            assertThat(paragraphs(parsed)).containsExactly("The grant is 90,000 EUR.");
            assertThat(parsed.warnings()).singleElement().asString().startsWith("text that cannot be seen on page 1");
        }
    }

    @Test
    void white_text_on_a_dark_ground_is_seen() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.draw(stream -> {
                stream.setNonStrokingColor(0f, 0f, 0.4f);
                stream.addRect(60, 690, 300, 30);
                stream.fill();
                stream.setNonStrokingColor(1f, 1f, 1f);
                stream.beginText();
                stream.setFont(PrintedPdf.PLAIN, 11);
                stream.newLineAtOffset(72, 700);
                stream.showText("The harbour opens at 6.");
                stream.endText();
            });
            var parsed = read(pdf);
            assertThat(paragraphs(parsed)).containsExactly("The harbour opens at 6.");
            assertThat(parsed.warnings()).isEmpty();
        }
    }

    @Test
    void values_of_form_fields_stand_behind_their_labels() throws Exception {
        try (var pdf = new PrintedPdf()) {
            var form = new PDAcroForm(pdf.document);
            pdf.document.getDocumentCatalog().setAcroForm(form);
            var resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 11 Tf 0 g");
            field(pdf, form, "f1", "Full name", 700, "Ada Lind");
            pdf.text(72, 660, "Berth number:");
            field(pdf, form, "Text2", "", 655, "B 17");
            field(pdf, form, "boatLength", "", 600, "9 m");
            assertThat(paragraphs(read(pdf))).contains("Full name: Ada Lind", "Berth number: B 17", "boat Length: 9 m");
        }
    }

    @Test
    void free_text_is_text_and_a_comment_is_told_as_one() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 700, "The rent is due on the first.");
            var free = new PDAnnotationFreeText();
            free.setContents("Paid on 3 May.");
            free.setRectangle(new PDRectangle(72, 600, 100, 20));
            var note = new PDAnnotationText();
            note.setContents("Ask Ada about this.");
            note.setTitlePopup("Bo");
            note.setRectangle(new PDRectangle(300, 600, 20, 20));
            pdf.page.setAnnotations(List.of(free, note));
            assertThat(paragraphs(read(pdf)))
                    .containsExactly(
                            "The rent is due on the first.", "Paid on 3 May.", "Comment by Bo: Ask Ada about this.");
        }
    }

    @Test
    void a_page_in_a_font_that_does_not_tell_its_characters_is_no_text() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 700, "The first page can be read.").page();
            pdf.text(72, 700, shifted(), 11, "Wklv sdjh fdqqrw eh uhdg");
            var parsed = read(pdf);
            assertThat(paragraphs(parsed)).containsExactly("The first page can be read.");
            assertThat(parsed.warnings()).singleElement().asString().startsWith("page 2 holds text in fonts");
        }
    }

    @Test
    void pages_of_nothing_but_an_image_are_named() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 700, "The lease begins in May.");
            for (int i = 0; i < 2; i++) {
                pdf.page();
                var image = LosslessFactory.createFromImage(
                        pdf.document, new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB));
                pdf.draw(stream -> stream.drawImage(image, 0, 0, 600, 790));
            }
            assertThat(read(pdf).warnings())
                    .containsExactly(
                            "pages 2-3 hold only an image, no text; with Tesseract installed they are read by OCR");
        }
    }

    private static void field(PrintedPdf pdf, PDAcroForm form, String name, String label, int y, String value)
            throws Exception {
        var field = new PDTextField(form);
        field.setPartialName(name);
        if (!label.isEmpty()) {
            field.setAlternateFieldName(label);
        }
        field.setDefaultAppearance("/Helv 11 Tf 0 g");
        form.getFields().add(field);
        var widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(200, y, 150, 16));
        widget.setPage(pdf.page);
        pdf.page.getAnnotations().add(widget);
        field.setValue(value);
    }

    // A font whose encoding names every glyph by a number, as programs write that want no one to copy.
    private static PDType1Font shifted() throws Exception {
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE1);
        dictionary.setName(COSName.BASE_FONT, "ABCDEF+Glyphs");
        dictionary.setInt(COSName.FIRST_CHAR, 0);
        dictionary.setInt(COSName.LAST_CHAR, 255);
        var widths = new org.apache.pdfbox.cos.COSArray();
        var differences = new org.apache.pdfbox.cos.COSArray();
        differences.add(org.apache.pdfbox.cos.COSInteger.ZERO);
        for (int i = 0; i < 256; i++) {
            widths.add(org.apache.pdfbox.cos.COSInteger.get(500));
            differences.add(COSName.getPDFName("glyph" + i));
        }
        dictionary.setItem(COSName.WIDTHS, widths);
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        dictionary.setItem(COSName.ENCODING, encoding);
        return new PDType1Font(dictionary) {
            @Override
            protected byte[] encode(int unicode) {
                return new byte[] {(byte) unicode};
            }
        };
    }
}
