package io.grapevine.lab.hold;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is hostile must be so by intent: everything around it is sound.
class HostileFilesTest {

    @Test
    void there_are_more_than_a_hundred_inputs_of_different_kinds() {
        var files = HostileFiles.all();
        var messages = HostileMessages.all();

        assertThat(files.stream().map(HostileFiles.Hostile::what)).doesNotHaveDuplicates();
        assertThat(messages.stream().map(HostileMessages.Message::what)).doesNotHaveDuplicates();
        assertThat(files.size() + messages.size()).isGreaterThanOrEqualTo(116);
    }

    @Test
    void a_printed_page_can_be_read() throws IOException {
        try (var document = Loader.loadPDF(Pdf.pages(3, 1_000, new Random(1)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(document)).contains("Page 2, line 39: Odo Marsh");
        }
    }

    @Test
    void a_bomb_is_small_as_a_file_and_large_as_text() throws IOException {
        var bomb = Zip.zeros(100);
        assertThat(bomb.length).isLessThan(200_000);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bomb))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("zeros.txt");
            assertThat(zip.transferTo(OutputStream.nullOutputStream())).isEqualTo(100L << 20);
        }
    }
}
