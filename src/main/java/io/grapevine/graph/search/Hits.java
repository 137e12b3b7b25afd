package io.grapevine.graph.search;

import io.grapevine.domain.ScoredPassage;
import java.util.List;

/// What the two indexes found for one question, each best first; the scores of the two do not compare.
public record Hits(List<ScoredPassage> vector, List<ScoredPassage> fullText) {

    public Hits {
        vector = List.copyOf(vector);
        fullText = List.copyOf(fullText);
    }
}
