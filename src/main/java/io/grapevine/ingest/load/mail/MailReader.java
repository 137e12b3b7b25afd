package io.grapevine.ingest.load.mail;

import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;

/// Reads a mail's headers and body.
public final class MailReader {

    private MailReader() {}

    public static boolean reads(String mediaType) {
        return mediaType.equals("message/rfc822") || mediaType.equals("application/vnd.ms-outlook");
    }

    /// @param textLength most characters that are taken
    public static Parsed read(Path file, String mediaType, long textLength) throws IOException, RefusedFile {
        return mail(file, mediaType).parsed(textLength);
    }

    static Mail mail(Path file, String mediaType) throws IOException {
        return mediaType.equals("message/rfc822") ? MimeMail.read(file) : OutlookMail.read(file);
    }
}
