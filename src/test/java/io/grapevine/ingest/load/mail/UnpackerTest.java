package io.grapevine.ingest.load.mail;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Packed;
import io.grapevine.ingest.load.parsed.PackedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UnpackerTest {

    private static final String MAIL = """
            From: =?UTF-8?Q?Bj=C3=B6rn_Lind?= <bo@example.org>\r
            To: shop@example.org\r
            Subject: =?UTF-8?B?QW5nZWJvdCBmw7xyIE3DpHJ6?=\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary="x"\r
            \r
            --x\r
            Content-Type: multipart/alternative; boundary="y"\r
            \r
            --y\r
            Content-Type: text/plain; charset=iso-8859-1\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            The price is 4,200 EUR for the=\r
             whole l=F6t.\r
            --y\r
            Content-Type: text/html; charset=utf-8\r
            \r
            <p>The price is 4,200 EUR for the whole l\u00f6t.</p>\r
            --y--\r
            --x\r
            Content-Type: text/plain; name="terms.txt"\r
            Content-Disposition: attachment; filename="terms.txt"\r
            Content-Transfer-Encoding: base64\r
            \r
            UGF5IHdpdGhpbiAyMSBkYXlzLg==\r
            --x--\r
            """;

    @TempDir
    Path folder;

    @Test
    void a_mail_is_its_headers_and_its_decoded_body() throws Exception {
        var parsed = MailReader.read(write("offer.eml", MAIL), "message/rfc822", 1_000_000);
        assertThat(parsed.title()).isEqualTo("Angebot f\u00fcr M\u00e4rz");
        assertThat(parsed.metadata()).containsEntry("from", "Bj\u00f6rn Lind <bo@example.org>");
        assertThat(parsed.elements())
                .contains(
                        new Element.Heading(1, "Angebot f\u00fcr M\u00e4rz"),
                        new Element.Paragraph("Attachments: terms.txt"),
                        new Element.Lines("The price is 4,200 EUR for the whole l\u00f6t."));
    }

    @Test
    void a_mail_that_is_html_only_is_read_too() throws Exception {
        var mail =
                "From: a@example.org\r\nSubject: Hi\r\nContent-Type: text/html\r\n\r\n<h2>Hours</h2><p>Open at <b>6</b>.</p>";
        assertThat(MailReader.read(write("a.eml", mail), "message/rfc822", 1_000_000)
                        .elements())
                .contains(new Element.Heading(2, "Hours"), new Element.Paragraph("Open at 6."));
    }

    @Test
    void the_attachments_of_a_mail_are_files() throws Exception {
        var packed = unpacker(10, 1000).unpack(write("offer.eml", MAIL), "message/rfc822");
        assertThat(packed.files()).extracting(PackedFile::name).containsExactly("terms.txt");
        assertThat(Files.readString(Path.of(packed.files().getFirst().file()))).isEqualTo("Pay within 21 days.");
    }

    @Test
    void a_mailbox_is_its_mails() throws Exception {
        var mbox =
                "From a@b Mon Mar  2 10:11:12 2026\nSubject: One\n\nFirst.\n\nFrom - Tue Mar  3 10:11:12 2026\nSubject: Two\n\nFrom here on second.\n";
        var packed = unpacker(10, 1000).unpack(write("in.mbox", mbox), "application/mbox");
        assertThat(packed.files()).extracting(PackedFile::name).containsExactly("00001.eml", "00002.eml");
        assertThat(Files.readString(Path.of(packed.files().get(1).file())))
                .isEqualTo("Subject: Two\n\nFrom here on second.\n");
    }

    @Test
    void names_in_an_archive_lead_nowhere() throws Exception {
        var packed = unpacker(10, 1000).unpack(zip("../../etc/passwd", "C:\\a\\b.txt", "/abs.txt"), "application/zip");
        assertThat(packed.files()).extracting(PackedFile::name).containsExactly("etc/passwd", "C:/a/b.txt", "abs.txt");
        assertThat(packed.files()).allMatch(file -> Path.of(file.file()).startsWith(folder));
    }

    @Test
    void what_is_beyond_the_limits_is_left_out_and_told() throws Exception {
        assertThat(unpacker(1, 1000)
                        .unpack(zip("a.txt", "b.txt"), "application/zip")
                        .warnings())
                .containsExactly("holds more than 1 files; those behind were left out");
        Packed large = unpacker(10, 4).unpack(zip("a.txt", "b.txt"), "application/zip");
        assertThat(large.files()).hasSize(1);
        assertThat(large.warnings()).singleElement().asString().startsWith("unfolds to more than 0 MB");
    }

    @Test
    void a_compressed_file_is_the_file_in_it() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("Open at 6.".getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("hours.txt.gz"), bytes.toByteArray());
        var packed = unpacker(10, 1000).unpack(file, "application/gzip");
        assertThat(packed.files()).extracting(PackedFile::name).containsExactly("hours.txt");
    }

    private Unpacker unpacker(int files, long bytes) {
        return new Unpacker(folder, files, bytes);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path zip(String... names) throws IOException {
        var file = folder.resolve("a.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("abc".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
