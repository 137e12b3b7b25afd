package io.grapevine.ingest.load.child;

import io.grapevine.ingest.load.mail.MailReader;
import io.grapevine.ingest.load.ocr.Tesseract;
import io.grapevine.ingest.load.office.OfficeFiles;
import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import io.grapevine.ingest.load.pdf.PdfReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Chooses the reader of a file by its media type.
final class BinaryReaders {

    private final Tesseract ocr;

    BinaryReaders(Tesseract ocr) {
        this.ocr = ocr;
    }

    Parsed read(Path file, String mediaType, long textLength) throws IOException, RefusedFile {
        if (mediaType.equals("application/pdf")) {
            return new PdfReader(ocr, textLength).read(file);
        }
        if (mediaType.startsWith("image/")) {
            return image(file);
        }
        if (MailReader.reads(mediaType)) {
            return MailReader.read(file, mediaType, textLength);
        }
        return new OfficeFiles(textLength).read(file, mediaType);
    }

    private Parsed image(Path file) throws IOException, RefusedFile {
        if (!ocr.isInstalled()) {
            throw new RefusedFile("is an image; with Tesseract installed its text is read by OCR");
        }
        var blocks = ocr.image(file);
        if (blocks.isEmpty()) {
            throw new RefusedFile("is an image in which OCR found no text");
        }
        return new Parsed("", blocks, Map.of(), List.of());
    }
}
