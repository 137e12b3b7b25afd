package io.grapevine.ingest.load.child;

import io.grapevine.ingest.load.Unreadable;
import io.grapevine.ingest.load.parsed.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParserProcessesTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    Path folder;

    @Test
    void a_file_that_takes_all_memory_or_time_is_refused_by_name_and_the_next_is_read() throws Exception {
        var good = zip(
                "good.docx", "word/document.xml", "<document><body><p><r><t>Open at 6.</t></r></p></body></document>");
        var bomb = bomb();
        assertThat(Files.size(bomb)).isLessThan(1_000_000);
        try (var parser = new ParserProcesses(new ParserConfig(64, Duration.ofMinutes(2), 1))) {
            assertThatThrownBy(() -> parser.read(bomb, EXCEL, Long.MAX_VALUE))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageStartingWith("ran out of memory while being read");
            assertThat(parser.read(good, WORD, 1000).elements()).containsExactly(new Element.Paragraph("Open at 6."));
            assertThat(parser.peakBytes()).isPositive();
        }
        try (var parser = new ParserProcesses(new ParserConfig(256, Duration.ofMillis(1), 1))) {
            assertThatThrownBy(() -> parser.read(bomb, EXCEL, Long.MAX_VALUE))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageStartingWith("took longer than");
        }
    }

    @Test
    void the_answer_survives_characters_that_utf_8_does_not_have() throws Exception {
        var file = zip(
                "a.docx",
                "word/document.xml",
                "<document><body><p><r><t>Price&#x20AC; \u4e2d</t></r></p></body></document>");
        try (var parser = new ParserProcesses(new ParserConfig(128, Duration.ofMinutes(2), 1))) {
            assertThat(parser.read(file, WORD, 1000).elements())
                    .containsExactly(new Element.Paragraph("Price\u20ac \u4e2d"));
            assertThatThrownBy(() -> parser.read(Files.writeString(folder.resolve("x.docx"), "no zip"), WORD, 1000))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageStartingWith("is broken: ");
        }
    }

    /// Strings of 200 MB in less than 1 MB.
    private Path bomb() throws IOException {
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook><sheets/></workbook>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
            zip.write(
                    "<Relationships><Relationship Id='r1' Type='x/sharedStrings' Target='sharedStrings.xml'/></Relationships>"
                            .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst>".getBytes(StandardCharsets.UTF_8));
            var string = ("<si><t>" + "a".repeat(1 << 16) + "</t></si>").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3200; i++) {
                zip.write(string);
            }
            zip.write("</sst>".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path zip(String name, String part, String xml) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
