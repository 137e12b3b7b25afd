package io.grapevine.ingest.load.parsed;

/// A file cannot be read; the message is the reason, to stand behind the file's name.
public final class RefusedFile extends Exception {

    public RefusedFile(String reason) {
        super(reason);
    }

    public RefusedFile(String reason, Throwable cause) {
        super(reason, cause);
    }
}
