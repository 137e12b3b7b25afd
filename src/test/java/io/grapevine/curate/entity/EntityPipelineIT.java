package io.grapevine.curate.entity;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.domain.Scope;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.entity.EntityMerges;
import io.grapevine.graph.entity.EntityReader;
import io.grapevine.graph.entity.EntityStore;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.language.PhraseExtractor.ACRONYM;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class EntityPipelineIT {

    private static final EmbeddingModel EMBEDDING = new OnnxEmbeddingModel(new EmbeddingTokenizer());
    private static final PhraseExtractor EXTRACTOR = new PhraseExtractor();

    private final DocumentStore documents;
    private final EntityMerges merges;
    private final EntityReader entities;
    private final GraphReader reader;
    private final EntityPipeline pipeline;

    EntityPipelineIT(Graph graph) {
        documents = new DocumentStore(graph);
        merges = new EntityMerges(graph);
        entities = new EntityReader(graph);
        reader = new GraphReader(graph);
        pipeline = new EntityPipeline(reader, new EntityStore(graph), EMBEDDING);
    }

    @BeforeEach
    void an_airport_under_two_names() {
        put(
                "a.txt",
                "Planes from Oslo land at Heathrow.",
                "Heathrow was opened by Winston in 1946.",
                "Heathrow employs many people of Hounslow.");
        put(
                "b.txt",
                "London Heathrow Airport has two runways.",
                "Trains to Paddington leave from London Heathrow Airport.");
    }

    @Test
    void names_that_are_near_are_candidates_and_others_are_not() {
        assertThat(pipeline.refresh(done -> {}).names()).isPositive();

        assertThat(merges.candidates(EntityPipeline.SAME, ACRONYM, 10))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(List.of(pair.a().key(), pair.b().key()))
                            .containsExactlyInAnyOrder("heathrow", "london heathrow airport");
                    assertThat(pair.cosine().orElseThrow()).isBetween(EntityPipeline.SAME, 1.0);
                });
        assertThat(entities.find("heathrow", Scope.EVERYTHING, 1, 1)
                        .orElseThrow()
                        .same())
                .extracting(s -> s.key())
                .containsExactly("london heathrow airport");
        assertThat(reader.snapshot(Set.of()).sameAs().cosine()).hasSize(1);
    }

    @Test
    void no_entity_has_more_candidates_than_it_may_have() {
        put(
                "c.txt",
                "Heathrow Airport, Airport Heathrow, London Heathrow, Heathrow London Airport and London Airport Heathrow are names.");

        pipeline.refresh(done -> {});

        for (var entity : reader.snapshot(Set.of()).entities()) {
            assertThat(entities.find(entity.key(), Scope.EVERYTHING, 1, 1)
                            .orElseThrow()
                            .same())
                    .hasSizeLessThanOrEqualTo(EntityPipeline.MOST_SAME);
        }
        assertThat(merges.candidates(EntityPipeline.SAME, ACRONYM, 50)).hasSizeGreaterThan(3);
    }

    @Test
    void what_several_passages_mention_is_described_and_found_by_what_it_is_about() {
        pipeline.refresh(done -> {});

        assertThat(entities.search(EMBEDDING.embed("an airport").content().vector(), Scope.EVERYTHING, 1))
                .singleElement()
                .satisfies(found -> assertThat(found.key()).isEqualTo("heathrow"));
    }

    @Test
    void without_a_change_nothing_is_done_and_after_one_only_what_changed() {
        pipeline.refresh(done -> {});
        assertThat(pipeline.refresh(done -> {})).isEqualTo(new EntityPipeline.Report(0, 0));

        put("c.txt", "Bergen lies by the sea.");
        assertThat(pipeline.refresh(done -> {}).names()).isEqualTo(1);

        documents.remove("default/a.txt");
        documents.remove("default/b.txt");
        assertThat(pipeline.refresh(done -> {})).isEqualTo(new EntityPipeline.Report(0, 0));
        assertThat(merges.candidates(0, ACRONYM, 10)).isEmpty();
        assertThat(entities.search(EMBEDDING.embed("an airport").content().vector(), Scope.EVERYTHING, 1))
                .isEmpty();
    }

    @Test
    void a_merge_leaves_no_candidate_behind() {
        pipeline.refresh(done -> {});
        merges.merge("london heathrow airport", "heathrow");
        pipeline.refresh(done -> {});

        assertThat(merges.candidates(0, ACRONYM, 10)).isEmpty();
    }

    @Test
    void an_acronym_that_a_text_introduces_is_a_candidate_at_once() {
        put("c.txt", "The International Maritime Organization (IMO) meets in Bergen.");

        assertThat(merges.candidates(1, ACRONYM, 10)).singleElement().satisfies(pair -> {
            assertThat(pair.a().key()).isEqualTo("imo");
            assertThat(pair.b().key()).isEqualTo("international maritime organization");
            assertThat(pair.cosine()).isEmpty();
        });
    }

    private void put(String source, String... texts) {
        var id = "default/" + source;
        var passages = new ArrayList<PreparedPassage>();
        for (var i = 0; i < texts.length; i++) {
            var passage =
                    new Passage(id + "#" + i, id, "default", source, source, "", texts[i], i, 0, 0, texts[i].length());
            passages.add(new PreparedPassage(passage, Samples.vector(texts[i]), EXTRACTOR.extract("", texts[i])));
        }
        documents.replaceAll(List.of(new PreparedDocument(
                new Document(
                        id,
                        "default",
                        source,
                        source,
                        "text/plain",
                        String.join(" ", texts),
                        texts.length,
                        Instant.parse("2026-01-01T00:00:00Z")),
                passages)));
    }
}
