package io.grapevine.ingest.flow;

import java.util.List;

/// A part and the vector of each of its passages.
public record EmbeddedPart(Part part, List<float[]> vectors) {

    public EmbeddedPart {
        if (vectors.size() != part.passages().size()) {
            throw new IllegalArgumentException(
                    part.passages().size() + " passages, but " + vectors.size() + " vectors");
        }
    }
}
