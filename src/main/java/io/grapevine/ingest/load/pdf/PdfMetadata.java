package io.grapevine.ingest.load.pdf;

import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The metadata of a PDF, by the names that every format uses.
final class PdfMetadata {

    private PdfMetadata() {}

    static Map<String, String> of(PDDocument document) {
        var metadata = new LinkedHashMap<String, String>();
        var information = document.getDocumentInformation();
        put(metadata, "author", information.getAuthor());
        put(metadata, "subject", information.getSubject());
        put(metadata, "keywords", information.getKeywords());
        put(metadata, "created", day(information.getCreationDate()));
        put(metadata, "modified", day(information.getModificationDate()));
        put(metadata, "language", document.getDocumentCatalog().getLanguage());
        return metadata;
    }

    private static String day(Calendar date) {
        return date == null
                ? ""
                : date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static void put(Map<String, String> metadata, String name, String value) {
        if (value != null && !value.isBlank()) {
            metadata.put(name, value.strip());
        }
    }
}
