package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.language.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ForwardPushTest {

    private static final List<String> NAMES = List.of(
            "Ada", "Mara Oswin", "Tollen Valley", "Silent Vines", "Steam Engine", "Charles Babbage", "Port Sennet");
    private static final double DAMPING = 0.85;

    @Property(tries = 40)
    void pushed_far_enough_the_mass_is_that_of_the_power_iteration(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int passages) {
        var index = Snapshots.index(texts(new Random(seed), passages), WalkWeights.DEFAULT);
        var seeds = seeds(index, new Random(seed));

        var mass = new ForwardPush(DAMPING, 1e-9).push(index, seeds);

        powerIteration(index, seeds, 200)
                .forEach((node, expected) -> assertThat(mass.of(node)).isCloseTo(expected, within(1e-5)));
    }

    @Property(tries = 40)
    void mass_is_neither_made_nor_lost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int passages) {
        var index = Snapshots.index(texts(new Random(seed), passages), WalkWeights.DEFAULT);

        var mass = new ForwardPush(DAMPING, 1e-4).push(index, seeds(index, new Random(seed)));

        var sum = new double[1];
        mass.forEach(node -> sum[0] += mass.of(node));
        assertThat(sum[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void what_is_met_is_bounded_by_the_threshold_and_not_by_the_graph() {
        var texts = texts(new Random(1), 400);
        var index = Snapshots.index(texts, WalkWeights.DEFAULT);
        var seeds = Map.of(index.nodeOfPassage("p0").orElseThrow(), 1.0);

        var near = new ForwardPush(DAMPING, 1e-2).push(index, seeds);
        var far = new ForwardPush(DAMPING, 1e-7).push(index, seeds);

        assertThat(near.size()).isLessThan(20);
        assertThat(far.size()).isGreaterThan(400);
    }

    @Test
    void without_seeds_nothing_is_reached() {
        var index = Snapshots.index(texts(new Random(1), 3), WalkWeights.DEFAULT);

        assertThat(new ForwardPush(DAMPING, 1e-6).push(index, Map.of()).size()).isZero();
    }

    @Test
    void what_cannot_be_pushed_is_refused_by_name() {
        assertThatThrownBy(() -> new ForwardPush(1, 1e-6)).hasMessageContaining("damping");
        assertThatThrownBy(() -> new ForwardPush(0.5, 0)).hasMessageContaining("threshold");
    }

    private static Map<Long, Double> seeds(WalkIndex index, Random random) {
        var seeds = new HashMap<Long, Double>();
        seeds.put(index.nodeOfPassage("p0").orElseThrow(), 1 + random.nextDouble());
        for (var name : NAMES) {
            index.nodeOf(EntityKey.of(name)).ifPresent(node -> seeds.put(node, random.nextDouble()));
        }
        return seeds;
    }

    /// Written apart from the push: x = (1 - d) s + d W x over every node that can be reached; what stands on a node
    /// without edges stays there.
    private static Map<Long, Double> powerIteration(WalkIndex index, Map<Long, Double> seeds, int steps) {
        double sum = seeds.values().stream().mapToDouble(v -> v).sum();
        Map<Long, Double> rest = new HashMap<>();
        Map<Long, Double> moving = new HashMap<>();
        seeds.forEach((node, seed) -> moving.put(node, seed / sum));
        for (int i = 0; i < steps; i++) {
            var before = Map.copyOf(moving);
            moving.clear();
            before.forEach((node, x) -> {
                double strength = index.strength(node);
                rest.merge(node, strength == 0 ? x : (1 - DAMPING) * x, Double::sum);
                index.edges(node, (other, weight) -> moving.merge(other, DAMPING * x * weight / strength, Double::sum));
            });
        }
        return rest;
    }

    private static List<Text> texts(Random random, int count) {
        var texts = new ArrayList<Text>();
        for (int i = 0; i < count; i++) {
            var text = any(random) + " met " + any(random) + " near the " + any(random) + " in Place" + i + ".";
            texts.add(new Text("p" + i, "a", any(random), text, new float[] {1, 0}));
        }
        return texts;
    }

    private static String any(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
