package io.grapevine.answer.read;

import io.grapevine.llm.TokenVectors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReaderTest {

    private static final Reader READER = new Reader(ReaderNetworks.committed(), Optional.empty());
    private static final List<Candidate> STAFF = Texts.of(
            "Staff",
            "Jonas Weidmann is head of IT. Cassius Boyle is head of maintenance. Sven Okafor is head of hardware. "
                    + "The workshop was opened in 2011. Its roof is green.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is the head of IT?          | Jonas Weidmann is head of IT.",
                "Who is the head of hardware?    | Sven Okafor is head of hardware.",
                "When was the workshop opened?   | The workshop was opened in 2011.",
            })
    void the_sentence_that_answers_comes_first(String question, String expected) {
        var reading = READER.read(question, STAFF);

        assertThat(reading.choices().getFirst().candidate().text()).isEqualTo(expected);
        assertThat(reading.choices()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void nothing_is_present_where_there_are_no_candidates() {
        var reading = READER.read("Who is there?", List.of());

        assertThat(reading.present()).isZero();
        assertThat(reading.choices()).isEmpty();
    }

    @Test
    void a_question_of_other_documents_is_less_present_than_one_of_these() {
        assertThat(READER.read("What is the capital of Mongolia?", STAFF).present())
                .isLessThan(0.5)
                .isLessThan(READER.read("Who is the head of hardware?", STAFF).present());
    }

    @Test
    void words_are_marked_whole_where_the_embedding_knows_the_language() {
        TokenEncoder letters = text -> {
            var starts = new int[text.length()];
            var ends = new int[text.length()];
            for (var i = 0; i < starts.length; i++) {
                starts[i] = i;
                ends[i] = i + 1;
            }
            return new TokenVectors(starts, ends, 384, new float[384 * starts.length], new float[384]);
        };
        var reading = new Reader(ReaderNetworks.committed(), Optional.of(letters))
                .read("Who is the head of hardware?", STAFF);
        var text = reading.choices().getFirst().candidate().text();
        var words = reading.choices().getFirst().words().orElseThrow().of(text);

        assertThat(words).doesNotStartWith(" ").doesNotEndWith(".");
        assertThat(text).containsPattern("\\b" + java.util.regex.Pattern.quote(words) + "\\b");
    }

    @Test
    void a_second_step_asks_what_the_first_sentence_left_open_of_what_it_named() {
        var candidates = Texts.of(
                "Presses", "The press of Hollin Cellar was built by Vantor Presses.",
                "Suppliers", "Vantor Presses has its factory in Aldermoot. Corvane makes barrels.");
        var hop = Hop.of("In which town is the factory that made the press of Hollin Cellar?", candidates.getFirst());

        assertThat(hop).isPresent();
        assertThat(hop.get().open()).contains("town", "factori").doesNotContain("hollin");
        assertThat(hop.get().question()).contains("Vantor Presses").doesNotContain("Hollin");
        assertThat(candidates.stream().filter(hop.get()::reaches))
                .extracting(Candidate::text)
                .containsExactly("Vantor Presses has its factory in Aldermoot.");
    }
}
