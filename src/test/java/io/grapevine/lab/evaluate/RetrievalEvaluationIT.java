package io.grapevine.lab.evaluate;

import io.grapevine.answer.retrieve.FullTextRetriever;
import io.grapevine.answer.retrieve.GraphRetriever;
import io.grapevine.answer.retrieve.HybridRetriever;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.answer.retrieve.VectorRetriever;
import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.answer.retrieve.walk.WalkWeights;
import io.grapevine.conversation.NoSearch;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.entity.RelationPhrases;
import io.grapevine.graph.index.IndexReader;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestEvent.DocumentStored;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.embed.PassageEmbedding;
import io.grapevine.ingest.extract.PhraseExtraction;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.lab.evaluate.RetrievalEvaluation.Plan;
import io.grapevine.language.Language;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddedLanguages;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static io.grapevine.domain.RetrievalMode.FULLTEXT;
import static io.grapevine.domain.RetrievalMode.GRAPH;
import static io.grapevine.domain.RetrievalMode.HYBRID;
import static io.grapevine.domain.RetrievalMode.VECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@ExtendWith(TestGraph.class)
class RetrievalEvaluationIT {

    private static final List<RetrievalMode> ALL = List.of(FULLTEXT, VECTOR, HYBRID, GRAPH);

    private static EmbeddingTokenizer tokenizer;
    private static OnnxEmbeddingModel model;

    @TempDir
    Path folder;

    private final DocumentStore store;
    private final RetrievalEvaluation evaluation;
    private final PhraseExtraction phrases;
    private final List<IngestEvent> events = new ArrayList<>();

    RetrievalEvaluationIT(Graph graph) {
        store = new DocumentStore(graph);
        var extractor = new PhraseExtractor();
        phrases = new PhraseExtraction(extractor);
        var search = new PassageSearch(graph);
        var ingest = new IngestPipeline(
                new Loader(LoadLimits.DEFAULT),
                256,
                tokenizer,
                PassageEmbedding.of(model),
                collection -> phrases,
                new EmbeddingIndex(graph),
                store,
                new StagedDocuments(graph),
                new RunningIngests());
        var retrievers = new Retrievers(
                List.of(
                        new VectorRetriever(search),
                        new FullTextRetriever(search),
                        new HybridRetriever(search),
                        new GraphRetriever(
                                new WalkIndexes(new IndexReader(graph), WalkWeights.DEFAULT, Duration.ofMinutes(1)),
                                search,
                                new RelationPhrases(graph),
                                extractor,
                                new EmbeddedLanguages(Set.of(Language.ENGLISH)))),
                10);
        evaluation = new RetrievalEvaluation(ingest, store, new NoSearch() {
            @Override
            public Evidence search(Question question, RetrievalMode mode, int k) {
                var vector = model.embed(question.text()).content().vector();
                return retrievers.ofMode(mode).retrieve(question, vector, k);
            }
        });
    }

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
        model = new OnnxEmbeddingModel(tokenizer);
    }

    @AfterAll
    static void close() {
        model.close();
        tokenizer.close();
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id":"cellar","title":"Sedge Bank Cellar","text":"Ilse Fenwright is the cellar master of Sedge Bank Cellar."}
                {"id":"family","title":"Ilse Fenwright","text":"Her grandfather Josef Fenwright was a cellar hand in Lower Wick."}
                {"id":"barrels","title":"Corvane Cooperage","text":"Anselm Rooke makes oak barrels in Thessaly Bridge."}
                {"id":"long","title":"A long record","text":"%s The lantern festival is in May."}
                """.formatted(
                        "The road to the mill is dry and the sheep are on the hill. ".repeat(60)));
        Files.writeString(folder.resolve("questions.jsonl"), """
                {"id":"1","question":"Who was the grandfather of the cellar master of Sedge Bank Cellar?","gold":["cellar","family"]}
                {"id":"2","question":"Who makes oak barrels?","gold":["barrels"]}
                {"id":"3","question":"When is the lantern festival?","gold":["long"]}
                """);
    }

    @Test
    void every_mode_is_measured_and_a_hit_on_any_part_of_a_long_record_counts() {
        var report = evaluation.run(plan(ALL, false), phrases, events::add);

        assertThat(report.records()).isEqualTo(4);
        assertThat(report.passages()).isGreaterThan(4);
        assertThat(report.questions()).isEqualTo(3);
        assertThat(report.modes()).containsOnlyKeys(ALL);
        assertThat(report.modes().values()).allSatisfy(mode -> {
            assertThat(mode.recall().get(4)).isEqualTo(100);
            assertThat(mode.p50Ms()).isPositive();
            assertThat(mode.p95Ms()).isGreaterThanOrEqualTo(mode.p50Ms());
        });
    }

    @Test
    void the_collection_is_gone_afterwards() {
        evaluation.run(plan(List.of(VECTOR), false), phrases, events::add);
        assertThat(store.collections()).isEmpty();
        assertThat(store.list(Optional.empty())).isEmpty();
    }

    @Test
    void a_kept_index_is_taken_again_without_storing_anything() {
        evaluation.run(plan(List.of(VECTOR), true), phrases, events::add);
        assertThat(store.collections()).extracting(CollectionInfo::documents).containsExactly(4);
        events.clear();

        evaluation.run(plan(List.of(VECTOR), false), phrases, events::add);

        assertThat(events).noneMatch(DocumentStored.class::isInstance);
        assertThat(store.collections()).isEmpty();
    }

    @Test
    void a_question_that_needs_an_unknown_record_is_refused_before_anything_is_stored() throws IOException {
        Files.writeString(
                folder.resolve("questions.jsonl"), "{\"id\":\"9\",\"question\":\"Who?\",\"gold\":[\"nobody\"]}");

        assertThatThrownBy(() -> evaluation.run(plan(ALL, true), phrases, events::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Question 9")
                .hasMessageContaining("nobody");
        assertThat(store.collections()).isEmpty();
    }

    /// The figures of the data's own description: BAAI's weights by another program, exact search.
    @Test
    void the_vectors_reach_the_recall_that_others_measured_and_the_walk_does_better() {
        var home = Optional.ofNullable(System.getenv("GRAPEVINE_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "shared", "data"));
        var data = home.resolve("hotpotqa100");
        assumeTrue(Files.isDirectory(data), "hotpotqa100 is not in " + home);

        var report = evaluation.run(
                new Plan(
                        data.resolve("corpus.jsonl"),
                        data.resolve("questions.jsonl"),
                        List.of(VECTOR, GRAPH),
                        List.of(5),
                        false),
                phrases,
                events::add);

        assertThat(report.modes().get(VECTOR).recall().get(5)).isCloseTo(90.0, within(1.5));
        assertThat(report.modes().get(GRAPH).recall().get(5)).isGreaterThanOrEqualTo(94.0);
        assertThat(report.modes().get(GRAPH).gain().get(5).isSure()).isTrue();
    }

    private Plan plan(List<RetrievalMode> modes, boolean keep) {
        return new Plan(folder.resolve("corpus.jsonl"), folder.resolve("questions.jsonl"), modes, List.of(4), keep);
    }
}
