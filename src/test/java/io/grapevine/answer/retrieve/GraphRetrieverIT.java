package io.grapevine.answer.retrieve;

import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.answer.retrieve.walk.WalkWeights;
import io.grapevine.domain.Question;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.entity.RelationPhrases;
import io.grapevine.graph.index.IndexReader;
import io.grapevine.graph.index.IndexSource;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.Language;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddedLanguages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class GraphRetrieverIT {

    private static final String ASKED = "Who taught Ada?";
    private static final PreparedDocument A =
            Samples.document("a", "a.txt", "Ada met Charles in London.", "Rain fell on Paris.");
    private static final PreparedDocument B =
            Samples.document("b", "b.txt", "Mary taught Ada.", "Charles built the Engine.");

    private static final Question QUESTION =
            new Question(ASKED, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final float[] VECTOR = Samples.vector(ASKED);

    private final CountDownLatch release = new CountDownLatch(1);
    private final Graph graph;
    private final IndexReader reader;
    private final DocumentStore store;
    private final GraphRetriever retriever;

    GraphRetrieverIT(Graph graph) {
        this.graph = graph;
        reader = new IndexReader(graph);
        store = new DocumentStore(graph);
        retriever = retriever(new WalkIndexes(reader, WalkWeights.DEFAULT, Duration.ofMinutes(1)));
    }

    @Test
    void the_walk_stays_in_the_collections_of_the_question() {
        store.replaceAll(List.of(A, B));

        assertThat(texts(ask("a"))).containsExactlyInAnyOrder("Ada met Charles in London.", "Rain fell on Paris.");
        assertThat(texts(ask("b"))).first().isEqualTo("Mary taught Ada.");
        assertThat(texts(ask("a", "b"))).hasSize(4);
        assertThat(texts(ask())).hasSize(4);
        assertThat(ask("elsewhere")).isEmpty();
    }

    @Test
    void the_walk_over_chosen_documents_is_that_over_a_store_that_holds_only_these() {
        var chosen = QUESTION.within(Scope.of(Set.of("a"), Set.of(A.document().id())));
        store.replaceAll(List.of(A));
        var alone = retriever.retrieve(chosen, VECTOR, 10);

        store.replaceAll(List.of(B, Samples.document("a", "c.txt", "Ada was taught by Augustus.")));

        var among = retriever.retrieve(chosen, VECTOR, 10);
        assertThat(among.passages()).isEqualTo(alone.passages());
        assertThat(among.subgraph().edges()).isEqualTo(alone.subgraph().edges());
    }

    @Test
    void another_collection_changes_no_score() {
        store.replaceAll(List.of(A));
        var alone = ask("a").stream().map(ScoredPassage::score).toList();

        store.replaceAll(List.of(B));

        assertThat(ask("a").stream().map(ScoredPassage::score).toList()).isEqualTo(alone);
    }

    @Test
    void the_next_question_sees_what_came_and_what_went() {
        store.replaceAll(List.of(A));
        assertThat(ask()).hasSize(2);

        store.replaceAll(List.of(B));
        assertThat(texts(ask())).hasSize(4).contains("Mary taught Ada.");

        store.remove(A.document().id());
        assertThat(texts(ask())).containsExactlyInAnyOrder("Mary taught Ada.", "Charles built the Engine.");
    }

    @Test
    void while_the_index_is_older_than_the_documents_what_is_new_is_found_all_the_same() {
        store.replaceAll(List.of(A));
        var outdated = withAnIndexThatIsLoadedOnce();
        assertThat(texts(outdated.retrieve(QUESTION, VECTOR, 10).passages())).hasSize(2);

        store.replaceAll(List.of(B));
        var found = outdated.retrieve(QUESTION, VECTOR, 10);

        assertThat(texts(found.passages())).hasSize(4).contains("Mary taught Ada.");
        assertThat(found.degraded()).isEmpty();
        release.countDown();
    }

    @Test
    void a_replaced_document_is_found_in_its_new_version_and_the_lesser_way_is_said() {
        store.replaceAll(List.of(A));
        var outdated = withAnIndexThatIsLoadedOnce();
        assertThat(texts(outdated.retrieve(QUESTION, VECTOR, 10).passages())).hasSize(2);

        store.replaceAll(List.of(Samples.document("a", "a.txt", "Ada was taught by Augustus.")));
        var found = outdated.retrieve(QUESTION, VECTOR, 10);

        assertThat(texts(found.passages())).containsExactly("Ada was taught by Augustus.");
        assertThat(found.degraded()).get().asString().contains("changed");
        release.countDown();
    }

    private GraphRetriever withAnIndexThatIsLoadedOnce() {
        var loads = new AtomicInteger();
        var once = new IndexSource() {
            @Override
            public State state() {
                return reader.state();
            }

            @Override
            public Set<String> collections() {
                return reader.collections();
            }

            @Override
            public Map<String, List<String>> changes(Map<String, Long> since) {
                return reader.changes(since);
            }

            @Override
            public List<DocumentTitle> documents(String collection, String after) {
                return reader.documents(collection, after);
            }

            @Override
            public List<PassageRow> passages(List<String> documents) {
                if (loads.getAndIncrement() > 0) {
                    await(release);
                }
                return reader.passages(documents);
            }

            @Override
            public List<float[]> sample(String collection, int limit) {
                return reader.sample(collection, limit);
            }

            @Override
            public List<SameName> sameNames() {
                return reader.sameNames();
            }

            @Override
            public Map<String, String> aliases() {
                return reader.aliases();
            }
        };
        return retriever(new WalkIndexes(once, WalkWeights.DEFAULT, Duration.ofMillis(100)));
    }

    private GraphRetriever retriever(WalkIndexes indexes) {
        return new GraphRetriever(
                indexes,
                new PassageSearch(graph),
                new RelationPhrases(graph),
                new PhraseExtractor(),
                new EmbeddedLanguages(Set.of(Language.ENGLISH)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ScoredPassage> ask(String... collections) {
        var question = new Question(ASKED, Set.of(collections), Optional.empty(), Optional.empty(), Optional.empty());
        return retriever.retrieve(question, Samples.vector(ASKED), 10).passages();
    }

    private static List<String> texts(List<ScoredPassage> found) {
        return found.stream().map(f -> f.passage().text()).toList();
    }
}
