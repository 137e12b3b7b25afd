package io.grapevine.ingest.load.child;

import org.apache.poi.EncryptedDocumentException;

/// Says in a few words why a file could not be read.
final class Reasons {

    /// Longest message of a library that is passed on.
    private static final int LONGEST = 200;

    private Reasons() {}

    static String of(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && !isEncryption(cause)) {
            cause = cause.getCause();
        }
        if (isEncryption(cause)) {
            return "is protected by a password";
        }
        if (cause instanceof StackOverflowError) {
            return "is nested too deeply to be read";
        }
        var message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("").strip();
        var told = message.isBlank() ? cause.getClass().getSimpleName() : message;
        return "is broken: " + (told.length() > LONGEST ? told.substring(0, LONGEST) + "..." : told);
    }

    private static boolean isEncryption(Throwable thrown) {
        return thrown instanceof EncryptedDocumentException
                || thrown instanceof org.apache.tika.exception.EncryptedDocumentException;
    }
}
