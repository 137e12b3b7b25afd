package io.grapevine.ingest;

import java.util.List;

/// What came of an ingest.
///
/// @param added      documents that are new in the graph
/// @param replaced   documents that took the place of an older version
/// @param unchanged  documents that were in the graph as they are
/// @param removed    records that their file no longer holds
/// @param passedOver files that are no documents
/// @param passages   stored
/// @param failures   what could not be read
/// @param warnings   what was read, but not for certain
/// @param seconds    from start to end
public record IngestReport(
        String collection,
        int added,
        int replaced,
        int unchanged,
        int removed,
        int passedOver,
        int passages,
        List<Failure> failures,
        List<Warning> warnings,
        double seconds) {

    /// @param missing whether there is nothing of that name
    public record Failure(String source, String reason, boolean missing) {}

    /// @param warning a sentence to stand behind the source's name
    public record Warning(String source, String warning) {}

    public IngestReport {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    public double passagesPerSecond() {
        return seconds > 0 ? passages / seconds : 0;
    }
}
