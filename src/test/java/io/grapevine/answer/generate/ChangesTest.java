package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Request;
import io.grapevine.answer.exchange.Transcript;
import io.grapevine.answer.read.Candidates;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {

    private static final Evidence POLICIES = new Evidence(
            List.of(
                    passage(
                            "old",
                            "Travel policy (2023)",
                            "Hotels cost at most 140 EUR a night.\n\nTrains are booked in second class.\n\nReceipts are kept.\n\n"
                                    + "Cars are rented from Wayfarer."),
                    passage(
                            "new",
                            "Travel policy (2025)",
                            "Hotels cost at most 160 EUR a night.\n\nReceipts are kept.\n\nEach journey abroad is reported.")),
            Subgraph.EMPTY);

    private final Transcript transcript = new Exchange(Request.of(Question.of("?")), event -> {}).transcript();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What changed in the travel policy in 2025?",
                "Compare the travel policy of 2023 with the one of 2025",
                "What are the differences between the travel policies?",
            })
    void tells_what_changed_what_is_new_and_what_is_gone(String question) {
        assertThat(Changes.write(question, Candidates.of(POLICIES), transcript)).isTrue();
        assertThat(transcript.text().toString()).isEqualToIgnoringWhitespace("""
                        - Hotels cost at most 160 EUR a night. [2] Before: Hotels cost at most 140 EUR a night. [1]
                        - New: Each journey abroad is reported. [2]
                        - No longer: Trains are booked in second class. [1]
                        - No longer: Cars are rented from Wayfarer. [1]
                        """);
    }

    @Test
    void another_question_and_a_document_without_versions_are_left_to_the_reader() {
        assertThat(Changes.write("What may a hotel cost?", Candidates.of(POLICIES), transcript))
                .isFalse();
        assertThat(Changes.write("What changed in the lease?", Candidates.of(POLICIES), transcript))
                .isFalse();
        assertThat(Changes.write("What changed in the policy?", Candidates.of(POLICIES.first(1)), transcript))
                .isFalse();
    }

    private static ScoredPassage passage(String id, String title, String text) {
        return new ScoredPassage(new Passage(id, id, "c", id + ".md", title, "", text, 0, 0, 0, text.length()), 1);
    }
}
