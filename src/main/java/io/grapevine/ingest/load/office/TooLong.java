package io.grapevine.ingest.load.office;

/// More text came out of a file than is taken, as of a compressed file that was made for it.
final class TooLong extends RuntimeException {

    TooLong(String message) {
        super(message);
    }

    TooLong(long textLength) {
        super("holds more than " + textLength + " characters of text; grapevine.ingest.max-text-length allows more");
    }
}
