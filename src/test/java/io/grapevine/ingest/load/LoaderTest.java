package io.grapevine.ingest.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

import static org.assertj.core.api.Assertions.assertThat;

class LoaderTest {

    @TempDir
    Path folder;

    private final Loader loader = new Loader(LoadLimits.DEFAULT);

    @Test
    void markdown_is_read_without_its_marks() throws Exception {
        var content = read(write("guide.md", """
                ---
                title: "The guide"
                ---
                # Travel

                Ask **Ada _Lovelace_** first, see [the form](http://example.org/form "title").
                She answers within `2` days.

                ## Steps ##
                1. Book
                   by rail
                - Pay \\*all\\*

                | Place | Days |
                |-------|-----:|
                | York  | 3    |

                ```
                # no heading
                  keep  this
                ```
                Setext
                ------
                snake_case_names stay, and so does 2 * 3 * 4.
                """));
        assertThat(content.title()).isEqualTo("The guide");
        assertThat(content.text()).isEqualTo("""
                Travel

                Ask Ada Lovelace first, see the form. She answers within 2 days.

                Steps

                1. Book by rail

                - Pay *all*

                Place | Days
                York | 3

                # no heading
                  keep  this

                Setext

                snake_case_names stay, and so does 2 * 3 * 4.""");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Travel", "Steps", "Setext");
        assertThat(content.headings())
                .allSatisfy(h ->
                        assertThat(content.text().substring(h.start(), h.end())).isEqualTo(h.title()));
    }

    @Test
    @Timeout(10)
    void markdown_that_is_made_to_take_long_does_not() throws Exception {
        for (var hostile : List.of("*", "[", "_a", "`", "<a", "![", "**a", "|", "> ")) {
            assertThat(MarkdownReader.read(hostile.repeat(50_000), "x", 10_000_000)
                            .text())
                    .isNotNull();
        }
    }

    @Test
    void html_gives_headings_lists_and_tables_and_no_script() throws Exception {
        var content = read(write("page.html", """
                <html><head><title>Prices</title><script>var x = 1;</script></head><body><h1>Prices</h1>
                <p>Valid
                from <b>May</b>.</p><ul><li>one</li><li>two</li></ul>
                <table><tr><th>Wine</th><th>Price</th></tr><tr><td><p>Red</p></td><td>9</td></tr></table></body></html>"""));
        assertThat(content.title()).isEqualTo("Prices");
        assertThat(content.text()).isEqualTo("Prices\n\nValid from May.\n\n- one\n- two\n\nWine | Price\nRed | 9");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Prices");
    }

    @Test
    void a_pdf_keeps_its_pages_and_its_lines_are_joined() throws Exception {
        var file = folder.resolve("report.pdf");
        try (var pdf = pdf(List.of(
                "Sales\n\nThe cooperative sold many bot-\ntles in the year and\nmade a profit.",
                "Outlook for the year to come is good."))) {
            pdf.save(file.toFile());
        }
        var content = read(file);
        assertThat(content.text())
                .isEqualTo(
                        "Sales\n\nThe cooperative sold many bottles in the year and made a profit.\n\nOutlook for the year to come is good.");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Sales");
        assertThat(content.pages()).containsExactly(0, content.text().indexOf("Outlook"));
        assertThat(content.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void a_docx_keeps_its_headings() throws Exception {
        var file = folder.resolve("minutes.docx");
        try (var document = docx();
                var out = Files.newOutputStream(file)) {
            document.write(out);
        }
        var content = read(file);
        assertThat(content.text()).isEqualTo("Minutes\n\nThe board met.");
        assertThat(content.title()).isEqualTo("Minutes");
    }

    @Test
    void the_first_line_of_a_text_is_its_title_where_it_looks_like_one() throws Exception {
        assertThat(read(write("a.txt", "Safety rules\n\nWear a helmet.")).title())
                .isEqualTo("Safety rules");
        assertThat(read(write("b.txt", "Wear a helmet.\n\nAlways.")).title()).isEqualTo("b");
        assertThat(read(write("c.txt", "first of\ntwo lines")).title()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void text_is_read_in_its_encoding(String charset) throws Exception {
        var text =
                "Grüße aus dem Weinkeller. Der Wein ist süß und die Trauben sind reif für die Lese, so schön wie früher.";
        var file = folder.resolve("gruss.txt");
        Files.writeString(file, text + "\r\n", Charset.forName(charset));
        assertThat(read(file).text()).isEqualTo(text + "\n");
    }

    @Test
    void the_hash_follows_the_content_and_not_the_name() throws Exception {
        var hash = readable(write("a.txt", "same")).hash();
        assertThat(readable(write("b.txt", "same")).hash()).isEqualTo(hash);
        assertThat(readable(write("a.txt", "other")).hash()).isNotEqualTo(hash);
    }

    @Test
    void each_line_of_records_is_a_document_and_a_bad_line_is_told_by_its_number() throws Exception {
        var file = write("records.jsonl", """
                {"id":"a","title":"First","text":"One."}

                {"id":"b","text":"Two."}
                {"id":"c","title":"broken
                {"id":"a","text":"Again."}
                {"id":"d"}
                [1]
                {"id":7,"title":"Seventh","text":"Seven."}
                """);
        assertThat(load(file).stream().map(LoaderTest::told))
                .containsExactly(
                        "records.jsonl#a",
                        "records.jsonl#b",
                        "records.jsonl: line 4 is not JSON: Unexpected end-of-input: was expecting closing quote for a string value",
                        "records.jsonl: line 5 has the id \"a\" of line 1",
                        "records.jsonl: line 6 has no \"text\"",
                        "records.jsonl: line 7 is not a JSON object",
                        "records.jsonl#7",
                        "end of records.jsonl, clean: false");
        assertThat(((LoadResult.Opened) load(file).get(1)).source().read().title())
                .isEqualTo("b");
    }

    @Test
    void many_bad_lines_are_summed_up() throws Exception {
        var found = load(write("questions.jsonl", "{\"question\":1}\n".repeat(100)));
        assertThat(found).hasSize(22);
        assertThat(told(found.get(20))).isEqualTo("questions.jsonl: 80 more lines hold no record");
    }

    @Test
    void a_folder_is_read_in_order_and_what_is_no_document_is_passed_over() throws Exception {
        write("b.txt", "B");
        write("sub/a.md", "A");
        write(".hidden/secret.txt", "S");
        write("left.txt", "L");
        write(".grapevineignore", "# why\nleft.*\n");
        Files.write(folder.resolve("horn.wav"), "RIFF....WAVEfmt ....".getBytes(StandardCharsets.US_ASCII));
        assertThat(load(folder).stream().map(LoaderTest::told))
                .containsExactly(
                        name() + "/left.txt passed over: is left out by .grapevineignore",
                        name() + "/.hidden passed over: is hidden",
                        name() + "/b.txt",
                        name() + "/horn.wav passed over: holds no text that can be read (audio/vnd.wave)",
                        name() + "/sub/a.md");
        assertThat(loader.bytes(folder)).isEqualTo(22);
    }

    @Test
    void a_line_of_the_ignore_file_that_is_no_glob_is_a_name_and_names_are_composed() throws Exception {
        write("[draft", "left out");
        write("Gru\u0308n.txt", "G");
        write(".grapevineignore", "[draft\n{a\n");
        assertThat(load(folder).stream().map(LoaderTest::told))
                .containsExactly(
                        name() + "/[draft passed over: is left out by .grapevineignore", name() + "/Gr\u00FCn.txt");
    }

    @Test
    void what_cannot_be_read_is_told_by_name_and_reason() throws Exception {
        assertThat(failure(folder.resolve("nowhere.txt"))).isEqualTo("nowhere.txt: does not exist");
        assertThat(failure(write("empty.txt", ""))).isEqualTo("empty.txt: is empty");
        assertThat(failure(write("empty.jsonl", "\n"))).isEqualTo("empty.jsonl: is empty");
        assertThat(failure(write("blank.md", " \n\n"))).isEqualTo("blank.md: holds no text");
        assertThat(failure(write("broken.pdf", "%PDF-1.7\nthis is not one"))).startsWith("broken.pdf: is broken: ");
        Files.write(folder.resolve("binary.txt"), new byte[] {1, 2, 0, 3, 4, 5, 6, 7});
        assertThat(failure(folder.resolve("binary.txt"))).isEqualTo("binary.txt: is binary, not text");
        Files.write(
                folder.resolve("program"),
                new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0});
        assertThat(failure(folder.resolve("program")))
                .startsWith("program: holds no text that can be read (application/");
    }

    @Test
    void text_that_is_named_as_a_pdf_or_office_document_is_refused_by_its_name() throws Exception {
        assertThat(failure(write("one.pdf", "x")))
                .isEqualTo("one.pdf: is named .pdf but holds text/plain; name it as what it is to have it read");
        assertThat(failure(write("login.PDF", "<!doctype html><html><body>Log in.</body></html>")))
                .startsWith("login.PDF: is named .pdf but holds text/html;");
        assertThat(failure(write("plan.docx", "To do."))).startsWith("plan.docx: is named .docx but holds text/plain;");
        assertThat(read(write("export.xls", "Town;Days\nYork;3")).text()).contains("York;3");
    }

    @Test
    void a_pdf_of_blank_pages_holds_no_text() throws Exception {
        var file = folder.resolve("scan.pdf");
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(file.toFile());
        }
        assertThat(failure(file)).isEqualTo("scan.pdf: holds no text");
    }

    @Test
    void a_password_is_told_for_pdf_and_docx() throws Exception {
        var pdfFile = folder.resolve("secret.pdf");
        try (var pdf = pdf(List.of("Secret."))) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(pdfFile.toFile());
        }
        assertThat(failure(pdfFile)).isEqualTo("secret.pdf: is protected by a password");

        var docxFile = folder.resolve("secret.docx");
        try (var file = new POIFSFileSystem();
                var out = Files.newOutputStream(docxFile);
                var document = docx()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("user");
            try (var encrypted = encryptor.getDataStream(file)) {
                document.write(encrypted);
            }
            file.writeFilesystem(out);
        }
        assertThat(failure(docxFile)).isEqualTo("secret.docx: is protected by a password");
    }

    @Test
    @Timeout(2)
    void a_file_above_the_limit_is_refused_without_reading_it() throws Exception {
        var file = folder.resolve("large.txt");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(200L << 20);
        }
        assertThat(failure(file))
                .isEqualTo(
                        "large.txt: is larger than the limit (200 MB, limit 100 MB; grapevine.ingest.max-file-size allows more)");
    }

    @Test
    void text_that_unfolds_beyond_the_limit_is_refused() throws Exception {
        var small = new Loader(new LoadLimits(1 << 20, 1000));
        var found = new ArrayList<LoadResult>();
        small.load("long.html", write("long.html", "<p>" + "word ".repeat(1000) + "</p>"), found::add);
        assertThat(reasonOf(((LoadResult.Opened) found.getFirst()).source()))
                .startsWith("holds more than 1000 characters of text");
    }

    @Test
    @Timeout(20)
    void a_compressed_file_that_unfolds_without_end_is_refused() throws Exception {
        var file = folder.resolve("bomb.docx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(
                    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                            .getBytes(StandardCharsets.UTF_8));
            var block = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                zip.write(block);
            }
            zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThat(failure(file)).startsWith("bomb.docx: ");
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String name() {
        return folder.getFileName().toString();
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<LoadResult> load(Path path) {
        var found = new ArrayList<LoadResult>();
        loader.load(path.getFileName().toString(), path, found::add);
        return found;
    }

    private Source readable(Path file) {
        return ((LoadResult.Opened) load(file).getFirst()).source();
    }

    private Content read(Path file) throws Unreadable {
        return readable(file).read();
    }

    private String failure(Path file) {
        return switch (load(file).getFirst()) {
            case LoadResult.Opened readable -> readable.source().name() + ": " + reasonOf(readable.source());
            case LoadResult other -> told(other);
        };
    }

    private static String reasonOf(Source source) {
        try {
            return "was read: " + source.read();
        } catch (Unreadable e) {
            return e.getMessage();
        }
    }

    private static String told(LoadResult found) {
        return switch (found) {
            case LoadResult.Opened readable -> readable.source().name();
            case LoadResult.Failed failed -> failed.source() + ": " + failed.reason();
            case LoadResult.PassedOver passed -> passed.source() + " passed over: " + passed.reason();
            case LoadResult.EndOfRecords end -> "end of " + end.source() + ", clean: " + end.clean();
        };
    }

    private static PDDocument pdf(List<String> pages) throws IOException {
        var pdf = new PDDocument();
        for (var text : pages) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var stream = new PDPageContentStream(pdf, page)) {
                stream.setFont(new PDType1Font(FontName.HELVETICA), 11);
                float y = 700;
                for (var line : text.split("\n", -1)) {
                    stream.beginText();
                    stream.newLineAtOffset(70, y);
                    stream.showText(line);
                    stream.endText();
                    y -= 14;
                }
            }
        }
        return pdf;
    }

    private static XWPFDocument docx() {
        var document = new XWPFDocument();
        var style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading1");
        style.addNewName().setVal("heading 1");
        document.createStyles().addStyle(new XWPFStyle(style));
        var heading = document.createParagraph();
        heading.setStyle("Heading1");
        heading.createRun().setText("Minutes");
        document.createParagraph().createRun().setText("The board met.");
        return document;
    }
}
