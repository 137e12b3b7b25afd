package io.grapevine.answer.retrieve;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.search.PassageSearch;
import jakarta.inject.Singleton;
import java.util.List;

/// Finds passages by embedding and by words in one round trip, and fuses the two lists by their ranks.
@Singleton
public final class HybridRetriever implements Retriever {

    /// Each list is longer than what is asked for, so that a passage which both have further down can rise.
    private static final int LONGER = 2;

    private final PassageSearch search;

    public HybridRetriever(PassageSearch search) {
        this.search = search;
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.HYBRID;
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var hits = search.vectorAndFullText(vector, question.text(), question.topic(), question.scope(), LONGER * k);
        return new Evidence(
                ReciprocalRank.fuse(List.of(hits.vector(), hits.fullText()), k),
                Subgraph.EMPTY,
                Similarity.ofFirst(hits.vector()));
    }
}
