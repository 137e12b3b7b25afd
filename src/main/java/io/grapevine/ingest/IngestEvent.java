package io.grapevine.ingest;

import io.grapevine.domain.Document;
import java.time.Duration;
import java.util.Optional;

/// What happens while documents are ingested. Events come one at a time, from several threads.
public sealed interface IngestEvent {

    /// @param files how many files and folders were named
    /// @param bytes of all files that will be read
    record Started(int files, long bytes) implements IngestEvent {}

    /// A document is in the graph.
    ///
    /// @param replaced whether it took the place of an older version
    record DocumentStored(Document document, boolean replaced) implements IngestEvent {}

    /// Nothing was done about this.
    ///
    /// @param unchanged whether it is in the graph as it is; otherwise it is no document
    record Skipped(String source, String reason, boolean unchanged) implements IngestEvent {}

    /// This could not be read; what stood in the graph under its name stays.
    record Failed(String source, String reason) implements IngestEvent {}

    /// This was read, but not all of it for certain.
    record Warned(String source, String warning) implements IngestEvent {}

    /// The file or record of this document is no longer there, so it was removed.
    record Removed(String source) implements IngestEvent {}

    /// The ingest was asked to end; what is stored stays, and running it again completes it. The last event.
    record Interrupted() implements IngestEvent {}

    /// How far it is.
    ///
    /// @param documents           finished, one way or another
    /// @param found               documents found so far
    /// @param passages            embedded
    /// @param fraction            of the bytes that were there at the start, 0 to 1; moves within a document
    /// @param passagesPerSecond   since the start
    /// @param remaining           at this rate; empty while there is none
    record Progress(
            int documents,
            int found,
            int passages,
            double fraction,
            double passagesPerSecond,
            Optional<Duration> remaining)
            implements IngestEvent {}
}
