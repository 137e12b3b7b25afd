package io.grapevine.answer.retrieve;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.search.PassageSearch;
import jakarta.inject.Singleton;

/// Finds the passages that have the question's words.
@Singleton
public final class FullTextRetriever implements Retriever {

    private final PassageSearch search;

    public FullTextRetriever(PassageSearch search) {
        this.search = search;
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.FULLTEXT;
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        return new Evidence(search.fullText(question.text(), question.topic(), question.scope(), k), Subgraph.EMPTY);
    }
}
