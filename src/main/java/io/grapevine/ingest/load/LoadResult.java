package io.grapevine.ingest.load;

import java.util.List;
import java.util.Map;

/// What the loader comes across.
public sealed interface LoadResult {

    /// The same with metadata that somebody gave its document.
    default LoadResult with(Map<String, List<String>> given) {
        return switch (this) {
            case Opened(var source) -> new Opened(source.with(given));
            case Failed failed -> failed;
            case PassedOver passedOver -> passedOver;
            case EndOfRecords end -> end;
        };
    }

    /// A document, not read yet.
    record Opened(Source source) implements LoadResult {}

    /// Something that should have held a document.
    record Failed(String source, String reason, boolean missing) implements LoadResult {}

    /// Something in a folder that is no document: a hidden file, an image.
    record PassedOver(String source, String reason) implements LoadResult {}

    /// A file of records that was read to its end.
    ///
    /// @param clean whether every line was a record
    record EndOfRecords(String source, boolean clean) implements LoadResult {}
}
