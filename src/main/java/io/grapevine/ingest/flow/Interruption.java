package io.grapevine.ingest.flow;

/// The run was asked to end.
public final class Interruption extends RuntimeException {

    public Interruption() {
        super("interrupted", null, false, false);
    }
}
