package io.grapevine.ingest.flow;

import io.grapevine.domain.EntityType;
import java.util.List;
import java.util.Map;

/// A part, and of each of its passages the vector and the types of the names in it, by the entity's key.
public record EmbeddedPart(Part part, List<float[]> vectors, List<Map<String, EntityType>> types) {

    public EmbeddedPart {
        int passages = part.passages().size();
        if (vectors.size() != passages || types.size() != passages) {
            throw new IllegalArgumentException("%d passages, but %d vectors and the types of %d"
                    .formatted(passages, vectors.size(), types.size()));
        }
    }
}
