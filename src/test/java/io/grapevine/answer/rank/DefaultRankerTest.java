package io.grapevine.answer.rank;

import io.grapevine.answer.retrieve.ReciprocalRank;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DefaultRankerTest {

    private static final Subgraph AROUND =
            new Subgraph(List.of(new Subgraph.Node("a", "passage", "A", "", 1)), List.of());
    private static final Question ASKED = Question.of("Who?");

    @Test
    void reciprocal_ranks_add_up_over_the_lists() {
        var fused = ReciprocalRank.fuse(List.of(list("a", "b", "c"), list("c", "d", "b")), 3);

        assertThat(ids(fused)).containsExactly("c", "b", "a");
        assertThat(fused.getFirst().score()).isCloseTo(1 / 63.0 + 1 / 61.0, within(1e-12));
    }

    @Test
    void the_same_text_under_two_names_takes_one_place() {
        var twice = new Evidence(
                Stream.of("a", "b")
                        .map(id -> new ScoredPassage(passage(id, "The same."), 1))
                        .toList(),
                Subgraph.EMPTY);

        assertThat(ids(new DefaultRanker((passages, scope) -> AROUND)
                        .rank(ASKED, twice)
                        .passages()))
                .containsExactly("a");
    }

    @Test
    void the_neighbourhood_is_looked_up_only_where_no_retriever_brought_a_subgraph() {
        var ranker = new DefaultRanker((passages, scope) -> AROUND);
        var own = new Subgraph(List.of(new Subgraph.Node("x", "entity", "X", "", 1)), List.of());

        assertThat(ranker.rank(ASKED, new Evidence(list("a"), Subgraph.EMPTY)).subgraph())
                .isEqualTo(AROUND);
        assertThat(ranker.rank(ASKED, new Evidence(list("a"), own)).subgraph()).isEqualTo(own);
    }

    @Test
    void nothing_stays_nothing_without_asking_the_graph() {
        var ranker = new DefaultRanker((passages, scope) -> {
            throw new AssertionError("asked");
        });
        assertThat(ranker.rank(ASKED, Evidence.NONE)).isEqualTo(Evidence.NONE);
    }

    private static List<ScoredPassage> list(String... ids) {
        return Stream.of(ids)
                .map(id -> new ScoredPassage(passage(id, "Text of " + id), 1))
                .toList();
    }

    private static Passage passage(String id, String text) {
        return new Passage(id, "d", "c", "s", "T", "", text, 0, 0, 0, text.length());
    }

    private static List<String> ids(List<ScoredPassage> passages) {
        return passages.stream().map(found -> found.passage().id()).toList();
    }
}
