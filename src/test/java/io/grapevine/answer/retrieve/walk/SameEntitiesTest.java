package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.EntityNode;
import io.grapevine.graph.index.GraphSnapshot.Mentions;
import io.grapevine.graph.index.GraphSnapshot.PassageContent;
import io.grapevine.graph.index.GraphSnapshot.PassageNode;
import io.grapevine.graph.index.GraphSnapshot.Relations;
import io.grapevine.graph.index.GraphSnapshot.SameAs;
import io.grapevine.language.PhraseExtractor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Entities that may be one, and those that were declared to be.
class SameEntitiesTest {

    private static final SameAs NEAR = new SameAs(new int[] {0}, new int[] {1}, new float[] {0.93f});
    private static final float[] QUESTION = {1, 0};

    private final Walker walker = new Walker(new PhraseExtractor());

    @Test
    void the_walk_goes_from_an_entity_to_one_that_may_be_the_same() {
        var with = walker.walk(index(NEAR, Map.of(), WalkWeights.DEFAULT), "What lands at Heathrow?", QUESTION, 3);
        var without =
                walker.walk(index(SameAs.NONE, Map.of(), WalkWeights.DEFAULT), "What lands at Heathrow?", QUESTION, 3);

        assertThat(with.passageIds()).startsWith("planes", "airport");
        assertThat(scoreOf("airport", with)).isGreaterThan(2 * scoreOf("airport", without));
        assertThat(with.subgraph().edges())
                .anyMatch(e -> List.of(e.from(), e.to()).containsAll(List.of("heathrow", "london heathrow airport")));
    }

    @Test
    void its_edge_weighs_the_cosine() {
        var index = index(NEAR, Map.of(), WalkWeights.DEFAULT);

        int heathrow = index.nodeOf("heathrow").orElseThrow();
        assertThat(index.graph().strength(heathrow)).isCloseTo(1.93, within(1e-6));
    }

    @Test
    void a_question_may_name_an_entity_by_a_key_that_was_merged_into_it() {
        var index = index(SameAs.NONE, Map.of("lhr", 0), WalkWeights.DEFAULT);

        assertThat(index.nodeOf("lhr")).isEqualTo(index.nodeOf("heathrow"));
        assertThat(index.names("when was LHR built")).extracting(m -> m.key()).containsExactly("lhr");
    }

    private static double scoreOf(String passage, Walker.Found found) {
        return found.passages().stream()
                .filter(hit -> hit.id().equals(passage))
                .mapToDouble(Walker.Hit::score)
                .findFirst()
                .orElseThrow();
    }

    private static WalkIndex index(SameAs same, Map<String, Integer> aliases, WalkWeights weights) {
        var passages = List.of(
                new PassageNode("planes", "planes", "c", ""),
                new PassageNode("airport", "airport", "c", ""),
                new PassageNode("rain", "rain", "c", ""));
        var entities = List.of(
                new EntityNode("heathrow", "Heathrow", "place"),
                new EntityNode("london heathrow airport", "London Heathrow Airport", "place"),
                new EntityNode("rain", "rain", "other"));
        var mentions = new Mentions(new int[] {0, 1, 2}, new int[] {0, 1, 2}, new float[] {1, 1, 1});
        var snapshot = new GraphSnapshot(
                1,
                passages,
                entities,
                mentions,
                new Relations(new int[0], new int[0], new int[0], new float[0]),
                same,
                aliases);
        var contents = List.of(
                new PassageContent("Planes land at Heathrow.", new float[] {0.6f, 0.8f}),
                new PassageContent("London Heathrow Airport has two runways.", new float[] {0, 1}),
                new PassageContent("It rains.", new float[] {0, 1}));
        return new WalkIndex(snapshot, contents, weights);
    }
}
