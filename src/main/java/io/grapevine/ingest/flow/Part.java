package io.grapevine.ingest.flow;

import io.grapevine.domain.Passage;
import java.util.List;

/// Passages of a document that pass through the steps together: all of a short one, some of a long one. The
/// parts of a document come in their order.
///
/// @param from index of the first passage
public record Part(Draft draft, int from, List<Passage> passages) {

    public Part {
        passages = List.copyOf(passages);
    }

    public boolean isLast() {
        return from + passages.size() == draft.passages().count();
    }
}
