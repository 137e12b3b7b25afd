package io.grapevine.bench;

import dev.langchain4j.community.store.embedding.neo4j.Neo4jEmbeddingStore;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.grapevine.lab.bench.StorePeer;
import org.neo4j.driver.Driver;

/// LangChain4j's own store, reading our index.
public final class Neo4jStorePeer implements StorePeer {

    @Override
    public EmbeddingStore<TextSegment> open(Driver driver) {
        return Neo4jEmbeddingStore.builder()
                .driver(driver)
                .dimension(384)
                .label("Passage")
                .indexName("passage_embedding")
                .embeddingProperty("embedding")
                .idProperty("id")
                .textProperty("text")
                .initializeSchema(false)
                .build();
    }
}
