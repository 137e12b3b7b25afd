package io.grapevine.ingest;

import java.util.List;

/// What came of an ingest.
///
/// @param added       documents that are new in the graph
/// @param replaced    documents that took the place of an older version
/// @param unchanged   documents that were in the graph as they are
/// @param removed     documents that were removed because their file or record is no longer there
/// @param vanished    documents that stay although it is not
/// @param passedOver  files that are no documents
/// @param passages    stored
/// @param failures    what could not be taken in
/// @param warnings    what was read, but not for certain
/// @param interrupted whether it was ended before it was done; running it again completes it
/// @param seconds     from start to end
public record IngestReport(
        String collection,
        int added,
        int replaced,
        int unchanged,
        int removed,
        int vanished,
        int passedOver,
        int passages,
        List<Failure> failures,
        List<Warning> warnings,
        boolean interrupted,
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
