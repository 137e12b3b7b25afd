package io.grapevine.curate.community;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Community;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.community.CommunityStore;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    void what_was_described_before_a_kill_is_neither_found_nor_described_again() {
        var first = pipeline.refresh("music");
        var ids = store.state("music").authors().keySet();
        put("music", "c.txt", "Curie found Radium with Pierre.", "Pierre and Curie weighed Radium.");
        var half = new CommunityStore.NewCommunity(
                new Community("half", "music", 1, "", "Half", "Half of a refresh", List.of("curie"), List.of()),
                List.of("curie"),
                Samples.vector("half"),
                CommunityStore.Author.EXTRACTION);
        store.add(List.of(half));

        assertThat(store.ofLevel(Set.of("music"), 1)).extracting(Community::id).doesNotContain("half");
        assertThat(store.state("music").authors()).containsKey("half");
        assertThat(pipeline.refresh("music").added()).isLessThanOrEqualTo(first.added());
        assertThat(store.state("music").authors().keySet())
                .doesNotContain("half")
                .containsAnyElementsOf(ids);
    }

    @Test
    void a_change_of_the_whole_leaves_the_parts_as_they_are() {
        put("music", "a.txt", chain("A", 8));
        put("music", "b.txt", chain("B", 8));
        pipeline.refresh("music");
        var before = store.state("music").authors().keySet();

        put("music", "c.txt", chain("C", 8));
        var second = pipeline.refresh("music");

        assertThat(second.added()).isLessThan(before.size());
        var parents = new HashSet<>(store.state("music").authors().keySet());
        parents.add("");
        assertThat(store.ofLevel(Set.of("music"), 1))
                .extracting(Community::parent)
                .allMatch(parents::contains);
    }

    @Test
    void a_removed_document_takes_the_summaries_that_quote_it_along_at_once() {
        pipeline.refresh("music");
        assertThat(store.ofLevel(Set.of("music"), 0)).anyMatch(c -> c.summary().contains("Bach"));

        documents.remove("music/a.txt");

        assertThat(store.ofLevel(Set.of("music"), 0)).noneMatch(c -> c.summary().contains("Bach"));
        assertThat(store.state("music").authors()).hasSizeLessThan(4);
    }

    private static String[] chain(String name, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> name + i + " knows " + name + (i + 1) + " and " + name + (i + 2) + ".")
                .toArray(String[]::new);
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
