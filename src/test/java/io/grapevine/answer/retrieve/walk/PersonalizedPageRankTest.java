package io.grapevine.answer.retrieve.walk;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PersonalizedPageRankTest {

    @Property(tries = 300)
    void the_walk_in_compressed_rows_equals_the_dense_matrix(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int nodes,
            @ForAll @IntRange(max = 120) int edges,
            @ForAll @DoubleRange(max = 1) double damping,
            @ForAll @IntRange(max = 20) int iterations) {
        var random = new Random(seed);
        var matrix = new double[nodes][nodes];
        var builder = WalkGraph.builder(nodes);
        for (int e = 0; e < edges; e++) {
            int u = random.nextInt(nodes);
            int v = random.nextInt(nodes);
            float weight = random.nextInt(1, 20) / 2f;
            builder.edge(u, v, weight);
            if (u != v) {
                matrix[u][v] += weight;
                matrix[v][u] += weight;
            }
        }
        var seeds = random.doubles(nodes).map(s -> s < 0.5 ? 0 : s).toArray();

        var mass = new PersonalizedPageRank(damping, iterations).walk(builder.build(), seeds);

        assertThat(mass).containsExactly(dense(matrix, seeds, damping, iterations), within(1e-9));
    }

    /// Written apart from the walk: the transition matrix in full, strands sent back to the seeds.
    private static double[] dense(double[][] weights, double[] seeds, double damping, int iterations) {
        int N = seeds.length;
        double total = Arrays.stream(seeds).sum();
        var s = Arrays.stream(seeds).map(v -> total > 0 ? v / total : 0).toArray();
        var transition = new double[N][];
        for (int u = 0; u < N; u++) {
            double strength = Arrays.stream(weights[u]).sum();
            transition[u] = strength > 0
                    ? Arrays.stream(weights[u]).map(w -> w / strength).toArray()
                    : s;
        }
        var x = s;
        for (int i = 0; i < iterations; i++) {
            var next = new double[N];
            for (int v = 0; v < N; v++) {
                next[v] = (1 - damping) * s[v];
                for (int u = 0; u < N; u++) {
                    next[v] += damping * x[u] * transition[u][v];
                }
            }
            x = next;
        }
        return x;
    }

    @Test
    void mass_is_neither_made_nor_lost() {
        var graph = WalkGraph.builder(4).edge(0, 1, 1).edge(1, 2, 3).build();

        var mass = PersonalizedPageRank.DEFAULT.walk(graph, new double[] {1, 0, 0, 2});

        assertThat(Arrays.stream(mass).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void without_seeds_nothing_is_reached() {
        var graph = WalkGraph.builder(2).edge(0, 1, 1).build();

        assertThat(PersonalizedPageRank.DEFAULT.walk(graph, new double[2])).containsOnly(0);
    }

    @Test
    void parallel_edges_add_up_and_loops_are_left_out() {
        var graph =
                WalkGraph.builder(3).edge(0, 1, 1).edge(1, 0, 2).edge(2, 2, 5).build();

        assertThat(graph.edges()).isEqualTo(1);
        assertThat(graph.strength(0)).isEqualTo(3);
        assertThat(graph.degree(2)).isZero();
    }

    @Test
    void what_cannot_be_walked_is_refused_by_name() {
        var graph = WalkGraph.builder(2).build();

        assertThatThrownBy(() -> PersonalizedPageRank.DEFAULT.walk(graph, new double[3]))
                .hasMessageContaining("seeds must be 2");
        assertThatThrownBy(() -> PersonalizedPageRank.DEFAULT.walk(graph, new double[] {-1, 0}))
                .hasMessageContaining("below 0");
        assertThatThrownBy(() -> WalkGraph.builder(2).edge(0, 2, 1)).hasMessageContaining("leaves the 2 nodes");
        assertThatThrownBy(() -> new PersonalizedPageRank(1.5, 3)).hasMessageContaining("damping");
    }
}
