package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.ocr.Tesseract;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
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
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PdfReaderTest {

    private static final String[] LEFT = {
        "The council met in the", "small hall on Tuesday.", "It chose Ada Lind as its", "head for three years. The"
    };
    private static final String[] RIGHT = {
        "Mooring at the quay is", "free of charge from May", "to the end of August. A", "season pass costs 9 EUR."
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void columns_are_read_one_after_the_other_however_they_are_written(boolean rowByRow) throws Exception {
        try (var pdf = new PrintedPdf()) {
            if (rowByRow) {
                for (int i = 0; i < LEFT.length; i++) {
                    pdf.text(72, 700 - 14 * i, LEFT[i]).text(240, 700 - 14 * i, RIGHT[i]);
                }
            } else {
                pdf.lines(72, 700, LEFT).lines(240, 700, RIGHT);
            }
            assertThat(paragraphs(read(pdf))).containsExactly(String.join(" ", LEFT), String.join(" ", RIGHT));
        }
    }

    @Test
    void rows_of_figures_are_a_table_and_its_bold_row_is_its_header() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 700, PrintedPdf.BOLD, 11, "Town")
                    .text(200, 700, PrintedPdf.BOLD, 11, "Boats")
                    .text(300, 700, PrintedPdf.BOLD, 11, "Fee");
            pdf.text(72, 686, "Lund").text(200, 686, "12").text(300, 686, "4.50");
            pdf.text(72, 672, "Malmo").text(300, 672, "5.00");
            pdf.text(72, 658, "Ystad").text(200, 658, "7").text(300, 658, "6.25");
            assertThat(read(pdf).elements())
                    .contains(new Element.Grid(
                            "",
                            1,
                            List.of(
                                    List.of("Town", "Boats", "Fee"),
                                    List.of("Lund", "12", "4.50"),
                                    List.of("Malmo", "", "5.00"),
                                    List.of("Ystad", "7", "6.25"))));
        }
    }

    @Test
    void a_hyphen_at_the_end_of_a_line_stays_where_it_belongs_to_the_word() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.lines(
                    72,
                    700,
                    "The board approved the new infor-",
                    "mation stand in the hall. The long-",
                    "term lease of the store-",
                    "house and the well-",
                    "known full-",
                    "time mill ended, so the Skrimp-",
                    "lerei and its Skrimplerei sign moved.");
            assertThat(paragraphs(read(pdf)))
                    .containsExactly(
                            "The board approved the new information stand in the hall. The long-term lease of the storehouse and the well-known full-time mill ended, so the Skrimplerei and its Skrimplerei sign moved.");
        }
    }

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

    @Test
    void running_lines_page_numbers_and_stamps_are_left_out() throws Exception {
        try (var pdf = new PrintedPdf()) {
            for (int i = 1; i <= 4; i++) {
                pdf.text(72, 770, "Harbour of Lund, annual report").text(300, 20, "Page " + i + " of 4");
                pdf.text(72, 10, PrintedPdf.PLAIN, 6, "2026/03/04 10:11:12 / 26012345_harbour");
                pdf.text(
                        72,
                        700,
                        "Chapter " + i + " tells of the "
                                + List.of("quay", "boats", "fees", "guests").get(i - 1) + ".");
                if (i < 4) {
                    pdf.page();
                }
            }
            assertThat(paragraphs(read(pdf)))
                    .containsExactly(
                            "Chapter 1 tells of the quay.",
                            "Chapter 2 tells of the boats.",
                            "Chapter 3 tells of the fees.",
                            "Chapter 4 tells of the guests.");
        }
    }

    @Test
    void the_title_is_the_metadatas_where_the_pages_speak_of_it_and_else_the_largest_line() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 720, PrintedPdf.PLAIN, 20, "Rules of the harbour");
            pdf.lines(
                    72,
                    690,
                    "Boats are moored at the quay. The harbour master",
                    "keeps the rules, and the list of fees.");
            pdf.document.getDocumentInformation().setTitle("Microsoft Word - draft3.doc");
            assertThat(read(pdf).title()).isEqualTo("Rules of the harbour");
            pdf.document.getDocumentInformation().setTitle("Quarterly figures of the bakery");
            assertThat(read(pdf).title()).isEqualTo("Rules of the harbour");
            pdf.document.getDocumentInformation().setTitle("Harbour rules and fees");
            assertThat(read(pdf).title()).isEqualTo("Harbour rules and fees");
        }
    }

    @Test
    void lines_that_the_outline_names_are_headings() throws Exception {
        try (var pdf = new PrintedPdf()) {
            pdf.text(72, 720, "2 Mooring").lines(72, 690, "Boats are moored at the quay.", "Guests ask the master.");
            var outline = new PDDocumentOutline();
            pdf.document.getDocumentCatalog().setDocumentOutline(outline);
            var item = new PDOutlineItem();
            item.setTitle("2. Mooring");
            var place = new PDPageFitDestination();
            place.setPage(pdf.page);
            item.setDestination(place);
            outline.addLast(item);
            assertThat(read(pdf).elements()).contains(new Element.Heading(1, "2 Mooring"));
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

    private Parsed read(PrintedPdf pdf) throws Exception {
        return new PdfReader(Tesseract.none(), 1_000_000).read(pdf.save(folder.resolve("x.pdf")));
    }

    private static List<String> paragraphs(Parsed parsed) {
        return parsed.elements().stream()
                .filter(Element.Paragraph.class::isInstance)
                .map(element -> ((Element.Paragraph) element).text())
                .toList();
    }
}
