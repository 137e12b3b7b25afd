package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;

/// Reads one Office document by its media type.
public final class OfficeFiles {

    private final long textLength;

    /// @param textLength most characters that are taken
    public OfficeFiles(long textLength) {
        this.textLength = textLength;
    }

    public Parsed read(Path file, String mediaType) throws IOException, RefusedFile {
        try {
            return read(file, mediaType, new TextBudget(textLength));
        } catch (TooLong e) {
            throw new RefusedFile(e.getMessage(), e);
        }
    }

    private Parsed read(Path file, String mediaType, TextBudget budget) throws IOException, RefusedFile {
        if (mediaType.startsWith("application/vnd.oasis.opendocument.")) {
            return OpenDocumentReader.read(file, budget);
        }
        if (mediaType.equals("application/epub+zip")) {
            return EpubReader.read(file, budget, textLength);
        }
        if (mediaType.equals("application/vnd.ms-excel")) {
            return OldExcelReader.read(file, budget);
        }
        return switch (OoxmlKind.of(mediaType)) {
            case WORD -> WordReader.read(file, budget);
            case SHEET -> ExcelReader.read(file, budget);
            case SLIDES -> SlidesReader.read(file, budget);
            case NONE -> new TikaFormats(textLength).read(file, mediaType);
        };
    }

    /// Which of the zipped formats of Microsoft Office a media type names.
    private enum OoxmlKind {
        WORD,
        SHEET,
        SLIDES,
        NONE;

        static OoxmlKind of(String mediaType) {
            boolean zipped =
                    mediaType.contains("openxmlformats-officedocument") || mediaType.contains(".macroenabled.12");
            if (!zipped || mediaType.contains("sheet.binary")) {
                return NONE;
            }
            if (mediaType.contains("wordprocessingml") || mediaType.contains("ms-word")) {
                return WORD;
            }
            if (mediaType.contains("spreadsheetml") || mediaType.contains("ms-excel")) {
                return SHEET;
            }
            return mediaType.contains("presentationml") || mediaType.contains("ms-powerpoint") ? SLIDES : NONE;
        }
    }
}
