package io.grapevine.ingest.split;

/// A document has more passages than are taken; the message is the reason, to stand behind the document's name.
public final class TooManyPassages extends RuntimeException {

    TooManyPassages(int most) {
        super("has more than " + most + " passages; split it, or allow more by grapevine.ingest.max-passages");
    }
}
