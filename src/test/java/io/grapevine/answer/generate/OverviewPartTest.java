package io.grapevine.answer.generate;

import io.grapevine.answer.generate.OverviewPart.Section;
import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewPartTest {

    @Test
    void passages_stand_with_their_community_and_a_shared_one_with_the_nearer() {
        var cellars = community("cellars", "p1", "p3");
        var tours = community("tours", "p3", "p4");
        var parts = OverviewPart.of(evidence(5, 100, cellars, tours, community("unseen", "p9")));

        assertThat(parts)
                .containsExactly(new OverviewPart(List.of(
                        new Section(Optional.of(cellars), List.of(1, 3)),
                        new Section(Optional.of(tours), List.of(4)),
                        new Section(Optional.empty(), List.of(2, 5)))));
    }

    @Test
    void what_one_prompt_cannot_hold_is_read_in_parts_and_no_passage_is_lost_or_read_twice() {
        var evidence = evidence(60, 900, community("a", ids(1, 25)), community("b", ids(26, 30)));
        var parts = OverviewPart.of(evidence);

        assertThat(parts)
                .hasSizeBetween(4, 6)
                .allSatisfy(part -> assertThat(part.passages().size() * 900).isLessThan(OverviewPart.CHARACTERS));
        assertThat(parts.stream().flatMap(part -> part.passages().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 60).boxed().toList());
        assertThat(parts.stream()
                        .flatMap(part -> part.sections().stream())
                        .filter(s -> s.community().isPresent()))
                .extracting(section -> section.community().orElseThrow().title())
                .containsExactly("a", "a", "b");
    }

    @Test
    void a_passage_larger_than_a_part_is_a_part_of_its_own() {
        assertThat(OverviewPart.of(evidence(2, 20_000))).hasSize(2);
        assertThat(OverviewPart.of(Evidence.NONE)).isEmpty();
    }

    @Test
    void as_many_of_the_first_passages_fit_as_one_prompt_holds_and_at_least_one() {
        assertThat(OverviewPart.fitting(evidence(60, 998))).isEqualTo(16);
        assertThat(OverviewPart.fitting(evidence(3, 998))).isEqualTo(3);
        assertThat(OverviewPart.fitting(evidence(2, 20_000))).isEqualTo(1);
    }

    private static String[] ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "p" + i).toArray(String[]::new);
    }

    static Community community(String title, String... passages) {
        return new Community(
                "id-" + title, "c", 0, "", title, "All about " + title + ".", List.of(), List.of(passages));
    }

    /// Passages `p1`, `p2`, ... of so many characters, the title's one and the line's end aside.
    static Evidence evidence(int passages, int characters, Community... communities) {
        return new Evidence(
                IntStream.rangeClosed(1, passages)
                        .mapToObj(i -> {
                            var text = ("Fact " + i + " is known. ")
                                    .repeat(characters / 10 + 1)
                                    .substring(0, characters);
                            return new ScoredPassage(
                                    new Passage("p" + i, "d", "c", "facts.md", "T", "", text, i, 0, 0, text.length()),
                                    1);
                        })
                        .toList(),
                Subgraph.EMPTY,
                OptionalDouble.of(0.9),
                Optional.empty(),
                List.of(communities));
    }
}
