package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.parsed.Element;
import java.util.List;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PdfReaderTest extends PrintedPdfTest {

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
}
