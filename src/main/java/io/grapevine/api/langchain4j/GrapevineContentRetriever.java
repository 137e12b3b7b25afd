package io.grapevine.api.langchain4j;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.grapevine.answer.exchange.Request;
import io.grapevine.conversation.ConversationService;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A retrieval mode as LangChain4j's retriever, restricted to collections.
record GrapevineContentRetriever(ConversationService service, RetrievalMode mode, Set<String> collections, int k)
        implements ContentRetriever {

    GrapevineContentRetriever {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        collections = Set.copyOf(collections);
    }

    @Override
    public List<Content> retrieve(Query query) {
        var question = new Question(query.text(), collections, Optional.empty(), Optional.empty(), Optional.of(mode));
        return Contents.of(service.search(Request.of(question), mode, k));
    }
}
