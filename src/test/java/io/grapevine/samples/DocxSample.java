package io.grapevine.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/// Sets a sample as a DOCX with Word's own heading styles; the same source gives the same bytes.
final class DocxSample {

    private static final long DATE = 1748736000000L; // 2025-06-01, milliseconds since 1970

    private DocxSample() {}

    static void write(List<Block> blocks, Path to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            var styles = document.createStyles();
            styles.addStyle(heading(1));
            styles.addStyle(heading(2));
            var about = document.getProperties().getCoreProperties();
            about.setTitle(blocks.getFirst().text());
            about.setCreator("Marrow Valley Wine Cooperative");
            about.setCreated(Optional.of(new Date(DATE)));
            for (var block : blocks) {
                append(document, block);
            }
            document.write(bytes);
        }
        Files.write(to, withOneDate(bytes.toByteArray()));
    }

    private static void append(XWPFDocument document, Block block) {
        var paragraph = document.createParagraph();
        var run = paragraph.createRun();
        switch (block.kind()) {
            case TITLE -> paragraph.setStyle("Heading1");
            case HEADING -> paragraph.setStyle("Heading2");
            case PARAGRAPH -> paragraph.setSpacingAfter(160); // twentieths of a point
            case PAGE_BREAK -> paragraph.setPageBreak(true);
        }
        if (block.kind() == Block.Kind.TITLE || block.kind() == Block.Kind.HEADING) {
            run.setBold(true);
            run.setFontSize(block.kind() == Block.Kind.TITLE ? 18 : 13);
        }
        run.setText(block.text());
    }

    private static XWPFStyle heading(int level) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading" + level);
        style.addNewName().setVal("heading " + level);
        style.setType(STStyleType.PARAGRAPH);
        return new XWPFStyle(style);
    }

    /// The same archive with one date on every entry: POI writes the time of the day.
    private static byte[] withOneDate(byte[] archive) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTime(DATE);
                out.putNextEntry(copy);
                in.transferTo(out);
            }
        }
        return bytes.toByteArray();
    }
}
