package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Topic;
import io.grapevine.graph.index.IndexSource.SameName;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.language.PhraseExtractor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Entities that may be one, and those that were declared to be.
class SameEntitiesTest {

    private static final SameNames NEAR =
            new SameNames(List.of(new SameName("heathrow", "london heathrow airport", 0.93f)), Map.of());
    private static final Start START = new Start(
            "What lands at Heathrow?",
            Topic.NONE,
            List.of(new Hit("planes", 0.6), new Hit("airport", 0), new Hit("rain", 0)),
            0,
            List.of());

    private final Walker walker = new Walker(new PhraseExtractor());

    @Test
    void the_walk_goes_from_an_entity_to_one_that_may_be_the_same() {
        var with = walker.walk(index(NEAR), START, 3);
        var without = walker.walk(index(SameNames.NONE), START, 3);

        assertThat(with.passageIds()).startsWith("planes", "airport");
        assertThat(scoreOf("airport", with)).isGreaterThan(2 * scoreOf("airport", without));
        assertThat(with.subgraph().edges())
                .anyMatch(e -> List.of(e.from(), e.to()).containsAll(List.of("heathrow", "london heathrow airport")));
    }

    @Test
    void its_edge_weighs_the_cosine() {
        var index = index(NEAR);

        long heathrow = index.nodeOf("heathrow").orElseThrow();
        assertThat(index.strength(heathrow)).isCloseTo(1.93, within(1e-6));
    }

    @Test
    void a_question_may_name_an_entity_by_a_key_that_was_merged_into_it() {
        var index = index(new SameNames(List.of(), Map.of("lhr", "heathrow")));

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

    private static WalkIndex index(SameNames same) {
        var rows = List.of(
                row("planes", "Planes land at Heathrow.", "heathrow", "Heathrow"),
                row(
                        "airport",
                        "London Heathrow Airport has two runways.",
                        "london heathrow airport",
                        "London Heathrow Airport"),
                row("rain", "It rains.", "rain", "rain"));
        var segment = SegmentBuilder.of(rows, WalkIndex.EMPTY);
        return new WalkIndex(List.of(new Part(segment, Gone.NONE)), same, WalkWeights.DEFAULT);
    }

    private static PassageRow row(String id, String text, String key, String name) {
        var mention = new MentionRow(key, name, EntityType.PLACE, 1);
        return new PassageRow(id, id, "", text, List.of(mention), List.of());
    }
}
