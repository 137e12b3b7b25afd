package io.grapevine.ingest.split;

/// A document has more passages than are taken; the message is the reason, to stand behind the document's name.
public final class TooManyPassages extends RuntimeException {

    TooManyPassages(int most) {
        super("would become more than " + most + " passages, the most for one document; divide it");
    }
}
