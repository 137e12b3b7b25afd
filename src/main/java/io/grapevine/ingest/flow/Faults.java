package io.grapevine.ingest.flow;

import io.grapevine.domain.GrapevineException;
import java.util.concurrent.CancellationException;

/// Tells what belongs to one document from what ends a run.
public final class Faults {

    private static final int MESSAGE = 300;

    private Faults() {}

    /// Throws what ends the run: the user must do something first, or the run was asked to end. All else, an
    /// error of a parser or a statement that the store refuses, is the document's own fault.
    public static void rethrowUnlessOfOneDocument(Throwable fault) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interruption(); // whatever was thrown, this is why
        }
        switch (fault) {
            case GrapevineException.Conflict anotherRunsDocument -> {}
            case GrapevineException e -> throw e;
            case Interruption e -> throw e;
            case CancellationException e -> throw new Interruption();
            default -> {}
        }
    }

    /// The reason as a user reads it behind the document's name.
    public static String reason(String what, Throwable fault) {
        if (fault instanceof GrapevineException known) {
            return known.getMessage();
        }
        var message =
                fault.getMessage() == null ? "" : ": " + fault.getMessage().strip();
        var line = fault.getClass().getSimpleName() + message.replaceAll("\\s+", " ");
        return what + " (" + (line.length() > MESSAGE ? line.substring(0, MESSAGE) + "..." : line) + ")";
    }
}
