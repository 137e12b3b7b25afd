package io.grapevine.answer.learn;

import io.grapevine.answer.learn.ModeChooser.Tally;
import io.grapevine.answer.learn.Policy.EpsilonGreedy;
import io.grapevine.answer.learn.Policy.ThompsonSampling;
import io.grapevine.answer.learn.Policy.UpperConfidenceBound;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.grapevine.domain.RetrievalMode.GRAPH;
import static io.grapevine.domain.RetrievalMode.HYBRID;
import static io.grapevine.domain.RetrievalMode.VECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ModeChooserTest {

    private static final List<RetrievalMode> ALLOWED = List.of(GRAPH, HYBRID, VECTOR);

    static Stream<Policy> policies() {
        return Stream.of(new EpsilonGreedy(0.1), new UpperConfidenceBound(0.5), new ThompsonSampling());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void without_a_thumb_the_measured_default_is_used_always(Policy policy) {
        var chooser = new ModeChooser(policy, route -> Map.of(), new SplittableRandom(1));
        for (var i = 0; i < 200; i++) {
            assertThat(chooser.choose(Route.LOOKUP, ALLOWED)).isEqualTo(GRAPH);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_user_who_likes_one_mode_makes_it_the_majority_within_a_hundred_thumbs(Policy policy) {
        var thumbs = new EnumMap<RetrievalMode, Tally>(RetrievalMode.class);
        var chooser = new ModeChooser(policy, route -> thumbs, new SplittableRandom(7));
        var liked = 0;
        for (var i = 0; i < 100; i++) {
            var mode = chooser.choose(Route.LOOKUP, ALLOWED);
            liked += mode == VECTOR ? 1 : 0;
            thumbs.merge(
                    mode,
                    mode == VECTOR ? new Tally(1, 0) : new Tally(0, 1),
                    (a, b) -> new Tally(a.up() + b.up(), a.down() + b.down()));
        }
        assertThat(liked).isGreaterThan(50);
    }

    @Test
    void values_show_the_estimate_and_the_thumbs_behind_it() {
        var chooser = new ModeChooser(
                new EpsilonGreedy(0), route -> Map.of(HYBRID, new Tally(8, 0)), new SplittableRandom(1));
        var hybrid = chooser.values(Route.LOOKUP, ALLOWED).get(1);
        assertThat(hybrid.mode()).isEqualTo(HYBRID);
        assertThat(hybrid.estimate()).isEqualTo((2 * 0.5 + 8) / 10, within(1e-12));
        assertThat(chooser.choose(Route.LOOKUP, ALLOWED)).isEqualTo(HYBRID);
    }

    @Test
    void many_updates_at_once_equal_single_ones() {
        var once = ActionValues.sampleAverages(1);
        var single = ActionValues.sampleAverages(1);
        once.update(0, 0.75, 4);
        for (var reward : new double[] {1, 1, 0, 1}) {
            single.update(0, reward);
        }
        assertThat(once.estimate(0)).isEqualTo(single.estimate(0), within(1e-12));
    }
}
