package io.grapevine.ingest.load;

/// A source cannot be read; the message is the reason, to stand behind the source's name.
public final class Unreadable extends Exception {

    public Unreadable(String reason) {
        super(reason);
    }

    public Unreadable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
