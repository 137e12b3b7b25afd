package io.grapevine.neural.layer;

import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphEncoderTest {

    private static final int CLUSTERS = 4;
    private static final int A_CLUSTER = 20;

    @Test
    void nodes_that_share_neighbours_come_to_lie_together_and_so_do_nodes_it_has_never_seen() {
        var random = new SplittableRandom(11);
        var encoder = new GraphEncoder(16, 16, 8, random);
        var optimizer = new Adam(Schedule.constant(0.01));
        var losses = encoder.train(clusters(random), features(random), 200, 200, optimizer, random);
        assertThat(losses[0]).isGreaterThan(0.6);
        assertThat(losses[199]).isLessThan(0.75 * losses[0]);

        var unseen = new SplittableRandom(99);
        var z = encoder.forward(clusters(unseen), features(unseen));
        assertThat(meanDot(z, true)).isGreaterThan(meanDot(z, false) + 0.5);
    }

    /// Within a cluster one pair in three is linked, between clusters none.
    private static Adjacency clusters(SplittableRandom random) {
        var from = new ArrayList<Integer>();
        var to = new ArrayList<Integer>();
        for (int u = 0; u < CLUSTERS * A_CLUSTER; u++) {
            for (int v = 0; v < u; v++) {
                if (u / A_CLUSTER == v / A_CLUSTER && random.nextInt(3) == 0) {
                    from.add(u);
                    to.add(v);
                }
            }
        }
        return Adjacency.of(CLUSTERS * A_CLUSTER, ints(from), ints(to));
    }

    /// A weak sign of the cluster in much noise.
    private static FMatrixRMaj features(SplittableRandom random) {
        var x = new FMatrixRMaj(CLUSTERS * A_CLUSTER, 16);
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < 16; j++) x.set(i, j, (float) (random.nextGaussian() + (j == i / A_CLUSTER ? 1.5 : 0)));
        }
        return x;
    }

    private static double meanDot(FMatrixRMaj z, boolean sameCluster) {
        double sum = 0;
        int pairs = 0;
        for (int u = 0; u < z.numRows; u++) {
            for (int v = 0; v < u; v++) {
                if ((u / A_CLUSTER == v / A_CLUSTER) != sameCluster) continue;
                for (int j = 0; j < z.numCols; j++) sum += z.get(u, j) * z.get(v, j);
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static int[] ints(ArrayList<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
