package io.grapevine.ingest.flow;

import io.grapevine.domain.Document;
import io.grapevine.domain.Table;
import java.util.List;
import java.util.Optional;

/// A document that was split and is on its way into the graph. Safe for use by many threads.
public final class Draft {

    private final Document document;
    private final Passages passages;
    private final List<Table> tables;
    private final List<String> warnings;
    private final long bytes;
    private final boolean replaces;
    private final Optional<String> stagedVersion;
    private volatile boolean abandoned;

    /// @param tables   of its text
    /// @param warnings what is not certain about its text
    /// @param bytes    size of its source, for progress
    /// @param replaces whether an older version is in the graph
    /// @param stagedVersion what decides the passages of a document that is so long that it is stored part by
    ///                      part; empty for others
    public Draft(
            Document document,
            Passages passages,
            List<Table> tables,
            List<String> warnings,
            long bytes,
            boolean replaces,
            Optional<String> stagedVersion) {
        this.document = document;
        this.passages = passages;
        this.tables = List.copyOf(tables);
        this.warnings = List.copyOf(warnings);
        this.bytes = bytes;
        this.replaces = replaces;
        this.stagedVersion = stagedVersion;
    }

    public Document document() {
        return document;
    }

    public Passages passages() {
        return passages;
    }

    public List<Table> tables() {
        return tables;
    }

    public List<String> warnings() {
        return warnings;
    }

    public long bytes() {
        return bytes;
    }

    public boolean replaces() {
        return replaces;
    }

    public boolean isStaged() {
        return stagedVersion.isPresent();
    }

    public Optional<String> stagedVersion() {
        return stagedVersion;
    }

    /// A document of which some part failed: the steps leave its other parts alone.
    public boolean isAbandoned() {
        return abandoned;
    }

    public void abandon() {
        abandoned = true;
    }
}
