package io.grapevine.lab.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import io.grapevine.domain.Scope;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.PhraseExtractor;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Other LangChain4j programs can share the index: its own store reads it as it is.
@ExtendWith(TestGraph.class)
class SharedIndexIT {

    private static final int DIMENSION = 384;
    private static final List<String> TEXTS = IntStream.range(0, 30)
            .mapToObj(i -> "Press number " + i + " stands in cellar " + i % 7 + " beside the river Sill.")
            .toList();

    /// A vector that depends on the text alone.
    private static final EmbeddingModel BY_HASH = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream().map(SharedIndexIT::embed).toList());
        }
    };

    private final Graph graph;

    SharedIndexIT(Graph graph) {
        this.graph = graph;
    }

    @Test
    void langchain4js_store_finds_the_same_passages_with_the_same_scores_in_our_index() {
        var store = new DocumentStore(graph);
        var mill = new PassageMill(TEXTS, BY_HASH, new PhraseExtractor(), "shared", new SplittableRandom(1));
        store.replaceAll(IntStream.range(0, 10).mapToObj(mill::document).toList());

        try (var driver = QueryBench.driver(graph.ping())) {
            var peer =
                    BenchLibrary.load(StorePeer.class, Path.of("target/bench")).open(driver);
            for (var text : TEXTS.subList(0, 10)) {
                var vector = BY_HASH.embed(text).content();
                var ours = new PassageSearch(graph).vector(vector.vector(), Scope.EVERYTHING, 10);
                var theirs = peer.search(EmbeddingSearchRequest.builder()
                                .queryEmbedding(vector)
                                .maxResults(10)
                                .build())
                        .matches();

                assertThat(theirs).hasSize(10);
                assertThat(theirs.stream().map(match -> match.embedded().text()).toList())
                        .containsExactlyInAnyOrderElementsOf(ours.stream()
                                .map(found -> found.passage().text())
                                .toList());
                for (var i = 0; i < 10; i++) {
                    assertThat(theirs.get(i).score()).isCloseTo(ours.get(i).score(), within(1e-5));
                }
            }
        }
    }

    @Test
    void a_made_document_is_the_same_for_the_same_seed() {
        var one = new PassageMill(TEXTS, BY_HASH, new PhraseExtractor(), "c", new SplittableRandom(3)).document(0);
        var two = new PassageMill(TEXTS, BY_HASH, new PhraseExtractor(), "c", new SplittableRandom(3)).document(0);

        assertThat(one.passages())
                .extracting(p -> p.passage().text())
                .isEqualTo(two.passages().stream().map(p -> p.passage().text()).toList());
    }

    private static Embedding embed(TextSegment segment) {
        var random = new Random(segment.text().hashCode());
        var vector = new float[DIMENSION];
        for (var i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        var embedding = Embedding.from(vector);
        embedding.normalize();
        return embedding;
    }
}
