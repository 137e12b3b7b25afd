package io.grapevine.ingest.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/// Files that a test writes, and what is read of them.
abstract class LoadedFilesTest {

    @TempDir
    Path folder;

    final Loader loader = new Loader(LoadLimits.DEFAULT);

    String name() {
        return folder.getFileName().toString();
    }

    Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    List<LoadResult> load(Path path) {
        var found = new ArrayList<LoadResult>();
        loader.load(path.getFileName().toString(), path, found::add);
        return found;
    }

    Source readable(Path file) {
        return ((LoadResult.Opened) load(file).getFirst()).source();
    }

    Content read(Path file) throws Unreadable {
        return readable(file).read();
    }

    String failure(Path file) {
        return switch (load(file).getFirst()) {
            case LoadResult.Opened readable -> readable.source().name() + ": " + reasonOf(readable.source());
            case LoadResult other -> told(other);
        };
    }

    static String reasonOf(Source source) {
        try {
            return "was read: " + source.read();
        } catch (Unreadable e) {
            return e.getMessage();
        }
    }

    static String told(LoadResult found) {
        return switch (found) {
            case LoadResult.Opened readable -> readable.source().name();
            case LoadResult.Failed failed -> failed.source() + ": " + failed.reason();
            case LoadResult.PassedOver passed -> passed.source() + " passed over: " + passed.reason();
            case LoadResult.EndOfRecords end -> "end of " + end.source() + ", clean: " + end.clean();
        };
    }

    static PDDocument pdf(List<String> pages) throws IOException {
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

    static XWPFDocument docx() {
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
