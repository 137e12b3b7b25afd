package io.grapevine.answer.retrieve;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import java.util.List;
import java.util.Map;

/// A retriever behind LangChain4j's interface: each passage is a text segment whose metadata say where it
/// stands.
record RetrieverContentRetriever(Retriever retriever, EmbeddingModel embedding, int k) implements ContentRetriever {

    @Override
    public List<Content> retrieve(Query query) {
        var question = Question.of(query.text());
        var vector = embedding.embed(question.text()).content().vector();
        return retriever.retrieve(question, vector, k).passages().stream()
                .map(RetrieverContentRetriever::content)
                .toList();
    }

    private static Content content(ScoredPassage found) {
        var passage = found.passage();
        var metadata = Metadata.from(Map.of(
                "id", passage.id(),
                "documentId", passage.documentId(),
                "collection", passage.collection(),
                "source", passage.source(),
                "title", passage.title(),
                "page", passage.page(),
                "start", passage.start(),
                "end", passage.end()));
        return Content.from(TextSegment.from(passage.text(), metadata), Map.of(ContentMetadata.SCORE, found.score()));
    }
}
