package io.grapevine.curate.community;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.community.CommunityStore;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class CommunityPipelineIT {

    private static final EmbeddingModel EMBEDDING = new OnnxEmbeddingModel(new EmbeddingTokenizer());

    private final DocumentStore documents;
    private final CommunityStore store;
    private final CommunityPipeline pipeline;

    CommunityPipelineIT(Graph graph) {
        documents = new DocumentStore(graph);
        store = new CommunityStore(graph);
        pipeline = new CommunityPipeline(
                new GraphReader(graph), new PassageSearch(graph), store, EMBEDDING, Optional.empty());
    }

    @BeforeEach
    void two_topics() {
        put(
                "music",
                "a.txt",
                "Bach taught Anna in Leipzig.",
                "Anna copied scores for Bach.",
                "Leipzig paid Bach and Anna.");
        put(
                "music",
                "b.txt",
                "Turing met Gödel at Princeton.",
                "Princeton invited Gödel and Turing.",
                "Gödel wrote to Turing.");
    }

    @Test
    void each_topic_has_a_community_whose_summary_names_its_entities_and_quotes_its_passages() {
        assertThat(pipeline.refresh("music").communities()).isGreaterThanOrEqualTo(2);
        var coarse = store.ofLevel(Set.of("music"), 0);
        assertThat(coarse)
                .hasSize(2)
                .allSatisfy(community -> assertThat(community.passages()).hasSize(3));
        assertThat(coarse)
                .anySatisfy(community -> assertThat(community.summary())
                        .contains("Bach", "Leipzig")
                        .doesNotContain("Turing"));
    }

    @Test
    void a_question_finds_the_community_that_speaks_of_it() {
        pipeline.refresh("music");
        var query =
                EMBEDDING.embed("logicians at an American university").content().vector();
        assertThat(store.search(query, Set.of("music"), 1))
                .singleElement()
                .satisfies(found -> assertThat(found.community().entities()).contains("princeton"));
        assertThat(store.search(query, Set.of("elsewhere"), 1)).isEmpty();
    }

    @Test
    void without_a_change_nothing_is_done_and_after_one_only_what_changed() {
        var first = pipeline.refresh("music");
        assertThat(pipeline.refresh("music").added()).isZero();
        put("music", "c.txt", "Curie found Radium with Pierre.", "Pierre and Curie weighed Radium.");
        var second = pipeline.refresh("music");
        assertThat(second.added()).isPositive().isLessThan(first.added() + 1);
    }

    @Test
    void communities_go_with_their_documents() {
        pipeline.refresh("music");
        documents.removeCollection("music");
        pipeline.refresh("music");
        assertThat(store.ofLevel(Set.of(), 0)).isEmpty();
    }

    private void put(String collection, String source, String... texts) {
        var document = Samples.document(collection, source, texts);
        documents.replaceAll(List.of(document));
    }
}
