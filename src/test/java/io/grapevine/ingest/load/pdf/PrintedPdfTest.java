package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.ocr.Tesseract;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// A PDF that a test prints, and what is read of it.
abstract class PrintedPdfTest {

    static final String[] LEFT = {
        "The council met in the", "small hall on Tuesday.", "It chose Ada Lind as its", "head for three years. The"
    };
    static final String[] RIGHT = {
        "Mooring at the quay is", "free of charge from May", "to the end of August. A", "season pass costs 9 EUR."
    };

    @TempDir
    Path folder;

    Parsed read(PrintedPdf pdf) throws Exception {
        return new PdfReader(Tesseract.none(), 1_000_000).read(pdf.save(folder.resolve("x.pdf")));
    }

    static List<String> paragraphs(Parsed parsed) {
        return parsed.elements().stream()
                .filter(Element.Paragraph.class::isInstance)
                .map(element -> ((Element.Paragraph) element).text())
                .toList();
    }
}
