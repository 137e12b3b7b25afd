package io.grapevine.ingest.flow;

import io.grapevine.domain.Extraction;
import java.util.List;

/// An embedded part and what was read in each of its passages.
///
/// @param complete false where a passage was not read by all that it was to be read by
public record ReadPart(EmbeddedPart embedded, List<Extraction> extractions, boolean complete) {

    public ReadPart {
        if (extractions.size() != embedded.part().passages().size()) {
            throw new IllegalArgumentException(
                    embedded.part().passages().size() + " passages, but " + extractions.size() + " were read");
        }
    }
}
