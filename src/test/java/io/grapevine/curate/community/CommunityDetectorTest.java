package io.grapevine.curate.community;

import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.EntityNode;
import io.grapevine.graph.index.GraphSnapshot.Mentions;
import io.grapevine.graph.index.GraphSnapshot.PassageNode;
import io.grapevine.graph.index.GraphSnapshot.Relations;
import io.grapevine.graph.index.GraphSnapshot.SameAs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommunityDetectorTest {

    private static final int TOPICS = 3;
    private static final int ENTITIES_A_TOPIC = 6;
    private static final int PASSAGES_A_TOPIC = 8;

    @Test
    void topics_that_share_no_entity_become_communities_of_their_own() {
        var clusters = new CommunityDetector(1).detect(topics());
        var coarse = clusters.stream().filter(cluster -> cluster.level() == 0).toList();
        assertThat(coarse).hasSize(TOPICS);
        for (var cluster : coarse) {
            assertThat(Arrays.stream(cluster.entities())
                            .map(entity -> entity / ENTITIES_A_TOPIC)
                            .distinct()
                            .toArray())
                    .hasSize(1);
            assertThat(cluster.passages()).hasSize(PASSAGES_A_TOPIC);
        }
    }

    @Test
    void every_fine_community_lies_within_its_parent() {
        var clusters = new CommunityDetector(1).detect(topics());
        var fine = clusters.stream().filter(cluster -> cluster.level() == 1).toList();
        assertThat(fine).isNotEmpty();
        for (var cluster : fine) {
            var parent = clusters.get(cluster.parent());
            assertThat(parent.entities()).contains(cluster.entities());
            assertThat(parent.passages()).contains(cluster.passages());
        }
    }

    @Test
    void the_same_graph_gives_the_same_communities() {
        var first = new CommunityDetector(1).detect(topics());
        var second = new CommunityDetector(1).detect(topics());
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void a_graph_without_edges_has_none() {
        var lonely = new GraphSnapshot(
                1,
                List.of(new PassageNode("p", "d", "c", "t")),
                List.of(),
                new Mentions(new int[0], new int[0], new float[0]),
                new Relations(new int[0], new int[0], new int[0], new float[0]),
                SameAs.NONE,
                Map.of());
        assertThat(new CommunityDetector(1).detect(lonely)).isEmpty();
    }

    /// Each passage of a topic mentions three of its entities.
    private static GraphSnapshot topics() {
        var passages = new ArrayList<PassageNode>();
        var passage = new ArrayList<Integer>();
        var entity = new ArrayList<Integer>();
        for (var topic = 0; topic < TOPICS; topic++) {
            for (var p = 0; p < PASSAGES_A_TOPIC; p++) {
                for (var m = 0; m < 3; m++) {
                    passage.add(passages.size());
                    entity.add(topic * ENTITIES_A_TOPIC + (p + m) % ENTITIES_A_TOPIC);
                }
                passages.add(new PassageNode("p" + passages.size(), "d" + topic, "c", "t" + topic));
            }
        }
        var entities = IntStream.range(0, TOPICS * ENTITIES_A_TOPIC)
                .mapToObj(e -> new EntityNode("e" + e, "E" + e, "other"))
                .toList();
        var weights = new float[passage.size()];
        Arrays.fill(weights, 1);
        return new GraphSnapshot(
                1,
                passages,
                entities,
                new Mentions(ints(passage), ints(entity), weights),
                new Relations(new int[0], new int[0], new int[0], new float[0]),
                SameAs.NONE,
                Map.of());
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
