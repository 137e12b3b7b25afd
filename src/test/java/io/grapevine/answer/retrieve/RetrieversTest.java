package io.grapevine.answer.retrieve;

import io.grapevine.answer.learn.ModeChooser;
import io.grapevine.answer.learn.Policy;
import io.grapevine.answer.learn.RecentThumbs;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.graph.conversation.FeedbackStore.ModeThumbs;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetrieversTest {

    private static final Retriever FULLTEXT = new Fake(RetrievalMode.FULLTEXT, Set.of());
    private static final Retriever VECTOR = new Fake(RetrievalMode.VECTOR, Set.of());
    private static final Retriever HYBRID = new Fake(RetrievalMode.HYBRID, Set.of());
    private static final Retriever GRAPH = new Fake(RetrievalMode.GRAPH, Set.of());
    private static final Retriever OVERVIEW = new Fake(RetrievalMode.GRAPH, Set.of(Route.OVERVIEW));

    private final Retrievers retrievers = new Retrievers(List.of(OVERVIEW, FULLTEXT, VECTOR, HYBRID, GRAPH), 10);

    @ParameterizedTest
    @EnumSource(names = {"LOOKUP", "MULTIHOP", "AGGREGATE"})
    void a_route_takes_the_measured_default_where_no_retriever_was_made_for_it(Route route) {
        assertThat(retrievers.choose(question(Optional.empty()), routing(route)))
                .isSameAs(GRAPH);
    }

    @Test
    void the_retriever_made_for_a_route_goes_before_the_others() {
        assertThat(retrievers.choose(question(Optional.empty()), routing(Route.OVERVIEW)))
                .isSameAs(OVERVIEW);
    }

    @Test
    void the_users_mode_goes_before_everything_and_means_the_general_retriever() {
        assertThat(retrievers.choose(question(Optional.of(RetrievalMode.VECTOR)), routing(Route.OVERVIEW)))
                .isSameAs(VECTOR);
        assertThat(retrievers.choose(question(Optional.of(RetrievalMode.GRAPH)), routing(Route.OVERVIEW)))
                .isSameAs(GRAPH);
    }

    @Test
    void the_next_best_mode_is_usual_where_the_best_is_not_there() {
        var fewer = new Retrievers(List.of(FULLTEXT, VECTOR), 10);
        assertThat(fewer.choose(question(Optional.empty()), routing(Route.LOOKUP)))
                .isSameAs(VECTOR);
    }

    @Test
    void a_mode_that_is_not_there_is_refused_with_those_that_are() {
        var fewer = new Retrievers(List.of(OVERVIEW, FULLTEXT, GRAPH), 10);
        assertThatThrownBy(() -> fewer.ofMode(RetrievalMode.HYBRID))
                .isInstanceOf(BadInput.class)
                .hasMessage("Retrieval mode hybrid is not there. Use one of graph, fulltext.");
    }

    @ParameterizedTest
    @CsvSource({"LOOKUP, 10", "MULTIHOP, 10", "AGGREGATE, 20", "OVERVIEW, 60"})
    void what_is_counted_or_summed_up_is_written_from_more_passages(Route route, int passages) {
        assertThat(new Retrievers(List.of(GRAPH), 10, 60, Optional.empty()).passages(route))
                .isEqualTo(passages);
    }

    @Test
    void thumbs_choose_among_the_usual_modes_of_a_route_but_not_where_a_retriever_was_made_for_it() {
        var thumbs = new RecentThumbs(
                route -> RecentThumbs.tallies(List.of(new ModeThumbs("vector", 90, 0), new ModeThumbs("graph", 0, 90))),
                Clock.systemUTC());
        var greedy = new ModeChooser(new Policy.EpsilonGreedy(0), thumbs, RandomGenerator.of("L64X128MixRandom"));
        var learning = new Retrievers(List.of(OVERVIEW, VECTOR, GRAPH), 10, 20, Optional.of(greedy));

        assertThat(learning.choose(question(Optional.empty()), routing(Route.LOOKUP)))
                .isSameAs(VECTOR);
        assertThat(learning.choose(question(Optional.empty()), routing(Route.OVERVIEW)))
                .isSameAs(OVERVIEW);
        assertThat(learning.values(Route.LOOKUP)).hasSize(2);
        assertThat(learning.values(Route.OVERVIEW)).isEmpty();
        assertThat(retrievers.values(Route.LOOKUP)).isEmpty();
    }

    @Test
    void an_answer_from_no_passages_is_no_setting() {
        assertThatThrownBy(() -> new Retrievers(List.of(GRAPH), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("were 0");
    }

    private static Question question(Optional<RetrievalMode> mode) {
        return new Question("Who?", Set.of(), Optional.empty(), Optional.empty(), mode);
    }

    private static Routing routing(Route route) {
        return new Routing(route, 0.9, Map.of(route, 0.9), false);
    }

    private record Fake(RetrievalMode mode, Set<Route> routes) implements Retriever {

        @Override
        public Evidence retrieve(Question question, float[] vector, int k) {
            return Evidence.NONE;
        }
    }
}
