package io.grapevine.graph;

import dev.langchain4j.community.store.embedding.neo4j.Neo4jEmbeddingStore;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import io.grapevine.domain.Scope;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/// Any LangChain4j program can share the index.
@ExtendWith(TestGraph.class)
class LangChain4jStoreIT {

    private final Graph graph;

    LangChain4jStoreIT(Graph graph) {
        this.graph = graph;
    }

    @Test
    void langchain4js_own_store_finds_the_same_passages_for_the_same_vector() {
        new DocumentStore(graph)
                .replaceAll(IntStream.range(0, 200)
                        .mapToObj(i -> Samples.document("default", "d" + i, "Text number " + i))
                        .toList());
        var query = Samples.vector("a question");
        var ours = new PassageSearch(graph).vector(query, Scope.EVERYTHING, 10);

        var address = graph.ping();
        try (var driver =
                GraphDatabase.driver(address.uri(), AuthTokens.basic(address.username(), address.password()))) {
            var store = Neo4jEmbeddingStore.builder()
                    .driver(driver)
                    .dimension(384)
                    .label("Passage")
                    .indexName("passage_embedding")
                    .embeddingProperty("embedding")
                    .idProperty("id")
                    .textProperty("text")
                    .build();
            var theirs = store.search(EmbeddingSearchRequest.builder()
                            .queryEmbedding(Embedding.from(query))
                            .maxResults(10)
                            .build())
                    .matches();

            assertThat(theirs)
                    .extracting(m -> m.embeddingId())
                    .containsExactlyElementsOf(
                            ours.stream().map(s -> s.passage().id()).toList());
            assertThat(theirs)
                    .extracting(m -> m.embedded().text())
                    .containsExactlyElementsOf(
                            ours.stream().map(s -> s.passage().text()).toList());
            assertThat(theirs)
                    .extracting(m -> m.score())
                    .containsExactlyElementsOf(ours.stream().map(s -> s.score()).toList());
        }
    }
}
