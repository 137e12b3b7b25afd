package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Topic;
import io.grapevine.language.PhraseExtractor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WalkerTest {

    private static final float[] QUESTION = {1, 0, 0};
    private static final float[] NEAR = {0.9f, (float) Math.sqrt(0.19), 0};
    private static final float[] FAR = {0, 0, 1};
    private static final String ASKED = "In which valley did the author of Silent Vines grow up?";

    private static final List<Text> TEXTS = List.of(
            new Text("book", "a", "Silent Vines", "Silent Vines is a novel written by Mara Oswin in 1931.", NEAR),
            new Text("author", "a", "Mara Oswin", "Mara Oswin grew up on a farm in the Tollen Valley.", FAR),
            new Text("other", "a", "Steam Engine", "A steam engine turns heat into motion.", FAR),
            new Text("fish", "a", "Trout", "Trout are fish that live in cold rivers.", FAR));

    private final Walker walker = new Walker(new PhraseExtractor());

    @Test
    void a_passage_that_only_another_passage_leads_to_is_found() {
        var found = walk(TEXTS, ASKED, 2);

        assertThat(found.passageIds()).containsExactly("book", "author");
    }

    @Test
    void where_the_embedding_does_not_know_the_language_the_walk_starts_at_what_full_text_found() {
        var start = new Walker.Start(
                "河里有什么鱼？", Topic.NONE, List.of(), 0, List.of(new Hit("fish", 2.5), new Hit("gone", 9)));

        var found = walker.walk(index(TEXTS), start, 1);

        assertThat(found.passageIds()).containsExactly("fish");
    }

    @Test
    void the_evidence_ties_what_was_found_to_what_the_question_names() {
        var subgraph = walk(TEXTS, ASKED, 2).subgraph();

        assertThat(subgraph.nodes())
                .extracting(Subgraph.Node::id)
                .contains("book", "author", "mara oswin", "silent vines");
        assertThat(subgraph.edges()).anySatisfy(e -> {
            assertThat(List.of(e.from(), e.to())).containsExactlyInAnyOrder("mara oswin", "author");
            assertThat(e.label()).isEqualTo("mentions");
            assertThat(e.weight()).isPositive();
        });
        var ids = subgraph.nodes().stream().map(Subgraph.Node::id).toList();
        assertThat(subgraph.edges()).allSatisfy(e -> assertThat(ids).contains(e.from(), e.to()));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void an_entity_on_the_way_is_tied_to_every_passage_found_that_mentions_it() {
        var incident =
                "Late at night the glycol pump of Sedge Bank Cellar stopped. Ilse Fenwright called Cassius Boyle and Tobias Marchetti, "
                        + "and Calder Refrigeration sent Ines Varga with a new valve.";
        var texts = List.of(
                new Text("incident", "a", "The failure at Sedge Bank Cellar", incident, NEAR),
                new Text(
                        "supplier",
                        "a",
                        "Calder Refrigeration",
                        "The works of Calder Refrigeration are in Port Sennet. Ines Varga works there.",
                        FAR));

        var subgraph = walk(texts, "Where are the works of Calder Refrigeration, which mended Sedge Bank Cellar?", 2)
                .subgraph();

        for (var key : List.of("calder refrigeration", "ines varga")) {
            assertThat(subgraph.edges())
                    .filteredOn(e -> e.from().equals(key) || e.to().equals(key))
                    .flatExtracting(e -> List.of(e.from(), e.to()))
                    .contains("incident", "supplier");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_in_which_passages_came_changes_nothing(long seed) {
        var shuffled = new ArrayList<>(TEXTS);
        Collections.shuffle(shuffled, new Random(seed));

        var hits = walk(shuffled, ASKED, 4).passages();

        var expected = walk(TEXTS, ASKED, 4).passages();
        assertThat(hits)
                .extracting(Walker.Hit::id)
                .containsExactlyElementsOf(expected.stream().map(Walker.Hit::id).toList());
    }

    @Test
    void a_title_that_a_text_names_is_an_edge_although_the_reader_saw_no_phrase_there() {
        var texts = List.of(
                new Text("song", "a", "hello again", "A song of 1999.", FAR),
                new Text("singer", "a", "Bea Orr", "She sang hello again twice.", FAR));

        var index = index(texts);

        long title = index.nodeOf("hello again").orElseThrow();
        assertThat(index.holders(title)).isEqualTo(2);
    }

    @Test
    void an_empty_index_finds_nothing() {
        var found = walk(List.of(), ASKED, 5);

        assertThat(found.passages()).isEmpty();
        assertThat(found.subgraph()).isEqualTo(Subgraph.EMPTY);
    }

    @Test
    void a_question_that_names_nothing_starts_at_the_passages_that_resemble_it() {
        assertThat(walk(TEXTS, "why?", 1).passageIds()).containsExactly("book");
    }

    private Walker.Found walk(List<Text> texts, String question, int k) {
        return walker.walk(index(texts), Snapshots.start(texts, question, QUESTION), k);
    }

    private static WalkIndex index(List<Text> texts) {
        return Snapshots.index(texts, WalkWeights.DEFAULT);
    }
}
