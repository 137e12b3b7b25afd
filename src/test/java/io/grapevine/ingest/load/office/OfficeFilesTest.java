package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfficeFilesTest {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String WORD = OOXML + "wordprocessingml.document";
    private static final String EXCEL = OOXML + "spreadsheetml.sheet";
    private static final String SLIDES = OOXML + "presentationml.presentation";
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TRANSITIONAL, STRICT})
    void a_word_document_is_read_as_a_reader_sees_it(String namespace) throws Exception {
        var body = """
                <w:p><w:r><w:t>The fee is </w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>450</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> EUR</w:t></w:r>\
                <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> and 9 EUR</w:t></w:r>\
                <w:r><w:t>.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Pay the rent.</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Keep no pets.</w:t></w:r></w:p>
                <w:p><w:r><w:t>See </w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Call 5150.</w:t></w:r></w:p>\
                </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Call 5150.</w:t></w:r></w:p></w:txbxContent>\
                </mc:Fallback></mc:AlternateContent><w:r><w:t>below.</w:t></w:r></w:p>""";
        var parts = Map.of(
                "document", document(namespace, body),
                "footnotes",
                        "<w:footnotes xmlns:w='" + namespace
                                + "'><w:footnote w:id='2'><w:p><w:r><w:t>From May.</w:t></w:r></w:p></w:footnote></w:footnotes>",
                "comments",
                        "<w:comments xmlns:w='" + namespace
                                + "'><w:comment w:id='0' w:author='Bo'><w:p><w:r><w:t>Ask Ada.</w:t></w:r></w:p></w:comment></w:comments>",
                "styles",
                        "<w:styles xmlns:w='" + namespace
                                + "'><w:style w:styleId='ListNumber'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style></w:styles>",
                "numbering",
                        "<w:numbering xmlns:w='" + namespace
                                + "'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
                "header1", "<w:hdr xmlns:w='" + namespace + "'><w:p><w:r><w:t>DRAFT</w:t></w:r></w:p></w:hdr>");
        assertThat(read(word(parts), WORD).elements())
                .containsExactly(
                        new Element.Paragraph("The fee is 450 EUR."),
                        new Element.Note("Footnote 1: From May."),
                        new Element.Note("Comment by Bo: Ask Ada."),
                        new Element.Item("1.", "Pay the rent."),
                        new Element.Item("2.", "Keep no pets."),
                        new Element.Paragraph("See below."),
                        new Element.Paragraph("Call 5150."),
                        new Element.Note("Header: DRAFT"));
    }

    @Test
    void merged_cells_of_a_word_table_hold_their_text_in_each_row() throws Exception {
        var body = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "Region") + cell("", "City") + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge w:val='restart'/>", "North") + cell("", "Lund") + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge/>", "") + cell("", "Oslo") + "</w:tr>"
                + "<w:tr>" + cell("<w:gridSpan w:val='2'/>", "None") + "</w:tr></w:tbl>";
        assertThat(read(word(Map.of("document", document(TRANSITIONAL, body))), WORD)
                        .elements())
                .containsExactly(new Element.Grid(
                        "",
                        1,
                        List.of(
                                List.of("Region", "City"),
                                List.of("North", "Lund"),
                                List.of("North", "Oslo"),
                                List.of("None", "None"))));
    }

    private static String cell(String properties, String text) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_sheet_is_a_table_as_it_is_displayed(boolean old) throws Exception {
        try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            var sheet = book.createSheet("Prices");
            var percent = book.createCellStyle();
            percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            var header = sheet.createRow(0);
            header.createCell(0).setCellValue("Region");
            header.createCell(1).setCellValue("City");
            header.createCell(2).setCellValue("Rate");
            header.createCell(3).setCellValue("Since");
            header.createCell(4).setCellValue("Secret");
            for (int i = 1; i <= 3; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 1 ? "North" : "");
                row.createCell(1)
                        .setCellValue(List.of("", "Lund", "Oslo", "Hidden").get(i));
                if (i != 2) {
                    row.createCell(2).setCellValue(0.075);
                    row.getCell(2).setCellStyle(percent);
                }
                row.createCell(3).setCellValue(46096);
                row.getCell(3).setCellStyle(date);
                row.createCell(4).setCellValue("x");
            }
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.getRow(3).setZeroHeight(true);
            sheet.setColumnHidden(4, true);
            book.createSheet("Old").createRow(0).createCell(0).setCellValue("gone");
            book.setSheetHidden(1, true);
            var file = folder.resolve("prices");
            try (var out = Files.newOutputStream(file)) {
                book.write(out);
            }
            assertThat(read(file, old ? "application/vnd.ms-excel" : EXCEL).elements())
                    .containsExactly(new Element.Grid(
                            "Prices",
                            0,
                            List.of(
                                    List.of("Region", "City", "Rate", "Since"),
                                    List.of("North", "Lund", "7.5%", "2026-03-15"),
                                    List.of("North", "Oslo", "", "2026-03-15"))));
        }
    }

    @Test
    void slides_come_with_their_titles_and_notes_and_without_the_hidden_one() throws Exception {
        try (var show = new XMLSlideShow()) {
            var slide = show.createSlide(
                    show.getSlideMasters().getFirst().getLayout("Title and Content") == null
                            ? show.getSlideMasters().getFirst().getSlideLayouts()[1]
                            : show.getSlideMasters().getFirst().getLayout("Title and Content"));
            slide.getPlaceholder(0).setText("Fees");
            slide.getPlaceholder(1).setText("A berth costs 40 EUR");
            for (var shape : show.getNotesSlide(slide).getPlaceholders()) {
                if (shape.getTextType() == Placeholder.BODY) {
                    shape.setText("Mention the discount.");
                }
            }
            var hidden = show.createSlide();
            hidden.createTextBox().setText("Not shown");
            hidden.setHidden(true);
            var file = folder.resolve("show.pptx");
            try (var out = Files.newOutputStream(file)) {
                show.write(out);
            }
            assertThat(read(file, SLIDES).elements())
                    .containsExactly(
                            new Element.Page(),
                            new Element.Heading(2, "Fees"),
                            new Element.Item("-", "A berth costs 40 EUR"),
                            new Element.Note("Notes: Mention the discount."));
        }
    }

    @Test
    void an_opendocument_text_has_headings_notes_and_tables() throws Exception {
        var file = zip(folder.resolve("a.odt"), Map.of("content.xml", """
                        <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s">
                        <office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/>
                        </style:style></office:automatic-styles><office:body><office:text>
                        <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
                        <text:h text:outline-level="2">Fees</text:h>
                        <text:p>A berth<text:s text:c="3"/>costs <text:span text:style-name="T1">30</text:span> 40 EUR<text:note \
                        text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>From May.</text:p>\
                        </text:note-body></text:note>.</text:p>
                        <table:table table:name="Rates"><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>North</text:p>\
                        </table:table-cell><table:table-cell><text:p>Lund</text:p></table:table-cell></table:table-row><table:table-row>\
                        <table:covered-table-cell/><table:table-cell><text:p>Oslo</text:p></table:table-cell></table:table-row>\
                        <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>\
                        </table:table-row></table:table>
                        </office:text></office:body></office:document-content>"""));
        assertThat(read(file, "application/vnd.oasis.opendocument.text").elements())
                .containsExactly(
                        new Element.Heading(2, "Fees"),
                        new Element.Paragraph("A berth costs 40 EUR."),
                        new Element.Note("Footnote 1: From May."),
                        new Element.Grid("Rates", 0, List.of(List.of("North", "Lund"), List.of("North", "Oslo"))));
    }

    @Test
    void a_book_is_read_in_the_order_of_its_spine() throws Exception {
        var file = zip(
                folder.resolve("b.epub"),
                Map.of(
                        "META-INF/container.xml",
                        "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>",
                        "OEBPS/book.opf",
                        "<package xmlns:dc='d'><metadata><dc:title>The Keeper</dc:title><dc:creator>Ada Lind</dc:creator></metadata>"
                                + "<manifest><item id='b' href='two.xhtml'/><item id='a' href='one%20.xhtml'/></manifest>"
                                + "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
                        "OEBPS/one .xhtml",
                        "<html><body><h1>One</h1><p>It began.</p></body></html>",
                        "OEBPS/two.xhtml",
                        "<html><body><h1>Two</h1><p>It ended.</p></body></html>"));
        var parsed = read(file, "application/epub+zip");
        assertThat(parsed.title()).isEqualTo("The Keeper");
        assertThat(parsed.metadata()).containsEntry("author", "Ada Lind");
        assertThat(parsed.elements())
                .containsExactly(
                        new Element.Heading(1, "One"),
                        new Element.Paragraph("It began."),
                        new Element.Heading(1, "Two"),
                        new Element.Paragraph("It ended."));
    }

    @Test
    void strings_that_unfold_beyond_the_limit_are_refused_before_they_are_held() throws Exception {
        var strings = "<sst>" + "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>".repeat(100_000) + "</sst>";
        var file = zip(
                folder.resolve("bomb.xlsx"),
                Map.of(
                        "xl/workbook.xml",
                        "<workbook><sheets/></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='" + RELATIONS
                                + "sharedStrings' Target='sharedStrings.xml'/></Relationships>",
                        "xl/sharedStrings.xml",
                        strings));
        assertThatThrownBy(() -> read(file, EXCEL))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("holds more than 1000000 characters of text");
    }

    private static String document(String namespace, String body) {
        return "<w:document xmlns:w='" + namespace + "' xmlns:mc='m'><w:body>" + body + "</w:body></w:document>";
    }

    private Path word(Map<String, String> parts) throws IOException {
        var files = new java.util.HashMap<String, String>();
        var relations = new StringBuilder("<Relationships>");
        parts.forEach((name, xml) -> {
            files.put("word/" + name + ".xml", xml);
            relations
                    .append("<Relationship Id='")
                    .append(name)
                    .append("' Type='")
                    .append(RELATIONS)
                    .append(name.replaceAll("\\d", ""))
                    .append("' Target='")
                    .append(name)
                    .append(".xml'/>");
        });
        files.put(
                "word/_rels/document.xml.rels",
                relations.append("</Relationships>").toString());
        return zip(folder.resolve("a.docx"), files);
    }

    private static Path zip(Path file, Map<String, String> parts) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Parsed read(Path file, String mediaType) throws Exception {
        return new OfficeFiles(1_000_000).read(file, mediaType);
    }
}
