package io.grapevine.ingest.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Files that cannot be read, or that are larger than they may be.
class UnreadableFilesTest extends LoadedFilesTest {

    @Test
    void many_bad_lines_are_summed_up() throws Exception {
        var found = load(write("questions.jsonl", "{\"question\":1}\n".repeat(100)));
        assertThat(found).hasSize(22);
        assertThat(told(found.get(20))).isEqualTo("questions.jsonl: 80 more lines hold no record");
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
}
