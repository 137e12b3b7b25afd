package io.grapevine.lab.evaluate;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationEvaluationTest {

    private static LabelledConversation.Turn turn(String asked, String meant) {
        return new LabelledConversation.Turn("t", asked, meant, Set.of());
    }

    private static final LabelledConversation CONVERSATION = new LabelledConversation(
            "1",
            List.of(
                    turn("Tell me about yoga.", "Tell me about yoga."),
                    turn("Is it old?", "Is yoga old?"),
                    turn("Who invented it?", "Who invented Bikram yoga?")));

    @Test
    void words_that_only_the_full_wording_has_are_counted_once_they_are_read() {
        assertThat(CarriedWords.of("Is it old?", "Is hot yoga old?", "Is yoga practice old?"))
                .isEqualTo(new CarriedWords(2, 1, 1));
        assertThat(CarriedWords.of("Is it old?", "Is it old?", "Is it old?")).isEqualTo(new CarriedWords(0, 0, 0));
    }

    @Test
    void the_first_turn_is_not_measured_and_shares_are_sums_over_all_turns() {
        var report = ConversationEvaluation.ofWording(
                (question, history, spent) -> question.withText(question.text().replace("it", "yoga")),
                List.of(CONVERSATION));
        assertThat(report.turns()).isEqualTo(2);
        assertThat(report.share("carried").value()).isBetween(66.6, 66.7); // yoga, yoga; not Bikram
        assertThat(report.share("changed").value()).isEqualTo(100);
        assertThat(report.toTable()).contains("words carried over").doesNotContain("passage");
    }

    @Test
    void a_share_has_an_interval_over_conversations() {
        var share = Bootstrap.share(
                new double[] {1, 0, 1, 0}, new double[] {1, 1, 1, 1}, 500, new java.util.SplittableRandom(7));
        assertThat(share.value()).isEqualTo(0.5);
        assertThat(share.low()).isLessThan(0.5);
        assertThat(share.high()).isGreaterThan(0.5);
    }
}
