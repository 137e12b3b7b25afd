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
            return new TikaFormats(textLength).read(file, mediaType);
        } catch (TooLong e) {
            throw new RefusedFile(e.getMessage(), e);
        }
    }
}
