package io.grapevine.answer.retrieve;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.search.PassageSearch;
import jakarta.inject.Singleton;

/// Finds the passages whose embeddings are nearest to the question's.
@Singleton
public final class VectorRetriever implements Retriever {

    private final PassageSearch search;

    public VectorRetriever(PassageSearch search) {
        this.search = search;
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.VECTOR;
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var found = search.vector(vector, question.scope(), k);
        return new Evidence(found, Subgraph.EMPTY, Similarity.ofFirst(found));
    }
}
