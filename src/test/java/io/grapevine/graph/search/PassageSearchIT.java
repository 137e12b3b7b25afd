package io.grapevine.graph.search;

import io.grapevine.domain.Passage;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Topic;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(TestGraph.class)
class PassageSearchIT {

    private static final String ENGINE = "Charles built the Analytical Engine.";
    private static final String GARDEN = "The Garden of Mary has roses and engines of its own.";

    private final Graph graph;
    private final PassageSearch search;

    PassageSearchIT(Graph graph) {
        this.graph = graph;
        this.search = new PassageSearch(graph);
    }

    @BeforeEach
    void store() {
        new DocumentStore(graph)
                .replaceAll(List.of(
                        document("default", "a.txt", ENGINE, "Ada wrote notes."), document("other", "b.txt", GARDEN)));
    }

    @Test
    void the_nearest_passage_comes_first_with_its_cosine() {
        var found = search.vector(Samples.vector(ENGINE), Scope.EVERYTHING, 3);

        assertThat(texts(found)).hasSize(3).startsWith(ENGINE);
        assertThat(found.getFirst().score()).isCloseTo(1, within(1e-3));
    }

    @Test
    void only_passages_of_the_collections_are_found() {
        assertThat(texts(search.vector(Samples.vector(ENGINE), Scope.of(Set.of("other")), 3)))
                .containsExactly(GARDEN);
        assertThat(texts(search.vector(Samples.vector(ENGINE), Scope.of(Set.of("other", "default")), 3)))
                .hasSize(3)
                .startsWith(ENGINE);
        assertThat(texts(search.fullText("engine", Scope.of(Set.of("other")), 3)))
                .containsExactly(GARDEN);
        assertThat(texts(search.fullText("engine", Scope.of(Set.of("default")), 3)))
                .containsExactly(ENGINE);
        assertThat(search.fullText("engine", Scope.of(Set.of("nowhere")), 3)).isEmpty();
    }

    @Test
    void only_passages_of_chosen_documents_are_found_however_many_others_are_nearer() {
        var documents = IntStream.range(0, 30)
                .mapToObj(i -> document(
                        "default", "near" + i + ".txt", "Charles built the Analytical Engine number " + i + "."))
                .toList();
        new DocumentStore(graph).replaceAll(documents);
        var chosen = Scope.of(Set.of("default", "other"), Set.of("other/b.txt", "default/near7.txt"));

        assertThat(texts(search.vector(Samples.vector(ENGINE), chosen, 3)))
                .containsExactlyInAnyOrder(GARDEN, "Charles built the Analytical Engine number 7.");
        assertThat(texts(search.fullText("engine", chosen, 1))).hasSize(1);
        assertThat(texts(search.fullText("engine", chosen, 9)))
                .containsExactlyInAnyOrder(GARDEN, "Charles built the Analytical Engine number 7.");
        assertThat(search.vector(Samples.vector(ENGINE), Scope.of(Set.of(), Set.of("gone")), 3))
                .isEmpty();
    }

    @Test
    void passages_are_spread_evenly_over_the_documents() {
        var texts = IntStream.range(0, 10)
                .mapToObj(i -> "Part " + i + " of the book.")
                .toArray(String[]::new);
        new DocumentStore(graph).replaceAll(List.of(document("default", "book.txt", texts)));

        assertThat(search.spread(Set.of("default/book.txt"), 4))
                .extracting(Passage::index)
                .hasSize(4)
                .startsWith(0)
                .isSorted();
        assertThat(search.spread(Set.of("default/book.txt", "default/a.txt"), 4))
                .extracting(Passage::source)
                .containsExactly("a.txt", "a.txt", "book.txt", "book.txt");
    }

    @Test
    void passages_come_in_the_order_of_their_ids_and_one_that_is_being_removed_does_not() {
        var ids = search.fullText("engine", Scope.EVERYTHING, 3).stream()
                .map(found -> found.passage().id())
                .toList();
        graph.execute("test/test-bare-passage", Map.of("id", "removed"));

        assertThat(search.byIds(Stream.concat(Stream.of("removed", "unknown"), ids.stream())
                        .toList()))
                .extracting(Passage::id)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void words_are_found_in_their_other_forms() {
        assertThat(texts(search.fullText("engines", Scope.EVERYTHING, 3))).containsExactlyInAnyOrder(ENGINE, GARDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND OR NOT",
                "engine AND",
                "\"engine",
                "engine)(",
                "text:engine~2^",
                "*?engine",
                "[engine TO",
                "\\engine",
                "a/engine/b",
                "+-!engine{}"
            })
    void what_looks_like_query_syntax_is_words(String text) {
        var found = texts(search.fullText(text, Scope.of(Set.of("default")), 3));

        if (text.contains("engine")) {
            assertThat(found).contains(ENGINE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!", "the of and"})
    void text_without_a_word_to_look_for_finds_nothing(String text) {
        assertThat(search.fullText(text, Scope.EVERYTHING, 3)).isEmpty();
    }

    @Test
    void one_round_trip_finds_what_the_two_searches_find() {
        for (var collections : List.of(
                Scope.EVERYTHING,
                Scope.of(Set.of("other")),
                Scope.of(Set.of("default", "other")),
                Scope.of(Set.of("default"), Set.of("default/a.txt")))) {
            var hits = search.vectorAndFullText(Samples.vector(GARDEN), "engine notes", Topic.NONE, collections, 3);

            assertThat(hits.vector()).isEqualTo(search.vector(Samples.vector(GARDEN), collections, 3));
            assertThat(hits.fullText()).isEqualTo(search.fullText("engine notes", Topic.NONE, collections, 3));
        }
    }

    @Test
    void passages_come_back_in_the_order_of_their_ids() {
        var all = search.vector(Samples.vector(ENGINE), Scope.EVERYTHING, 3).stream()
                .map(ScoredPassage::passage)
                .toList();

        var ids = all.reversed().stream().map(p -> p.id()).toList();
        assertThat(search.byIds(ids)).isEqualTo(all.reversed());
        assertThat(search.byIds(List.of("nobody"))).isEmpty();
    }

    private static List<String> texts(List<ScoredPassage> found) {
        return found.stream().map(f -> f.passage().text()).toList();
    }
}
