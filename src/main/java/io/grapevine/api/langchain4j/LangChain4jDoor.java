package io.grapevine.api.langchain4j;

import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import io.grapevine.conversation.ConversationService;
import io.grapevine.domain.RetrievalMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// Grapevine behind LangChain4j's interfaces. Inject it, and build on what it gives:
///
/// ```java
/// Assistant assistant = AiServices.builder(Assistant.class)
///         .chatModel(model)
///         .retrievalAugmentor(grapevine.retrievalAugmentor(Set.of("handbook")))
///         .build();
/// ```
///
/// Safe for many threads, as is what it gives.
@Singleton
public final class LangChain4jDoor {

    private final ConversationService service;

    @Inject
    public LangChain4jDoor(ConversationService service) {
        this.service = service;
    }

    /// One way to find passages.
    ///
    /// @param collections where to look; none means everywhere
    /// @param k           most passages
    public ContentRetriever contentRetriever(RetrievalMode mode, Set<String> collections, int k) {
        return new GrapevineContentRetriever(service, mode, collections, k);
    }

    /// All of the retrieval: follow-up questions stand alone, each question takes its route, and small talk
    /// finds nothing.
    ///
    /// @param collections where to look; none means everywhere
    public RetrievalAugmentor retrievalAugmentor(Set<String> collections) {
        return new GrapevineRetrievalAugmentor(service, collections);
    }
}
