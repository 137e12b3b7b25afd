package io.grapevine.ingest.extract;

import io.grapevine.domain.Extraction;
import io.grapevine.domain.Passage;
import java.util.List;

/// Reads entities and relations out of passages. Implementations are safe for many threads.
public interface Extractor {

    /// One extraction a passage, in the order of the passages.
    ///
    /// @return what was read, and whether all of it could be: a document that was read in part is read again
    ///         next time
    Result extract(List<Passage> passages);

    /// Says that these passages will be asked about soon, document by document, so that an extractor which waits
    /// for others can ask about many at once.
    default void ahead(List<Passage> passages) {}

    /// What changes where this extractor would read something else out of the same passage; part of a document's
    /// hash, so that the next ingest reads the document again.
    String version();

    /// @param complete false where a passage was not read by all that it was to be read by
    record Result(List<Extraction> extractions, boolean complete) {}
}
