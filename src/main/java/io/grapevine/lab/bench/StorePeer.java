package io.grapevine.lab.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import org.neo4j.driver.Driver;

/// Another implementation of a vector store on our index, to measure ours beside.
@FunctionalInterface
public interface StorePeer {

    EmbeddingStore<TextSegment> open(Driver driver);
}
