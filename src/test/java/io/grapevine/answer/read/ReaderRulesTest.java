package io.grapevine.answer.read;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is decided before and after the networks: versions, codes, yes and no, the question in a long message.
class ReaderRulesTest {

    private static final List<Candidate> POLICIES = Texts.of(
            "Travel policy (2023)",
            "Valid from 2023. Replaced on 1 May 2025 by the travel policy 2025.\n\nHotels cost at most 140 EUR.",
            "Travel policy (2025)",
            "Hotels cost at most 180 EUR.");

    @Test
    void the_newest_version_answers_and_a_replaced_one_is_silent() {
        assertThat(Versions.of("What may a hotel cost?", POLICIES).current())
                .extracting(Candidate::text)
                .containsExactly("Hotels cost at most 180 EUR.");
    }

    @Test
    void the_version_of_the_year_in_the_question_answers() {
        assertThat(Versions.of("What could a hotel cost in 2023?", POLICIES).current())
                .extracting(candidate -> candidate.passage().title())
                .containsOnly("Travel policy (2023)");
    }

    @Test
    void a_question_about_the_change_hears_both() {
        assertThat(Versions.of("What changed in the travel policy?", POLICIES).current())
                .isEqualTo(POLICIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does error E23 mean?             | e23",
                "How much is the Nova 500?             | 500",
                "What does clause 7.3 say?             | 7.3",
                "What is the price of HM-400-US?       | hm,400,US",
                "How many days do I get after 7 years? | ''",
                "Who was there on 3 September 2025?    | ''",
                "When was the 2nd meeting?             | ''",
            })
    void codes_are_words_with_digits_and_numbers_behind_a_name(String question, String expected) {
        var codes = expected.isEmpty() ? Set.of() : Set.of(expected.split(","));
        assertThat(Codes.of(question)).isEqualTo(codes);
    }

    @Test
    void a_document_without_the_code_does_not_answer() {
        var candidates = Texts.of("Manual", "Error E07: water inside.", "Prices", "The Nova 300 costs 20 EUR.");

        assertThat(Codes.keep("What does error E23 mean?", candidates)).isEmpty();
        assertThat(Codes.keep("What does error E07 mean?", candidates))
                .extracting(Candidate::text)
                .containsExactly("Error E07: water inside.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Can I return the standards?       | The standards cannot be returned.         | NO",
                "Is the workshop in Hamburg?       | The workshop is in Hamburg.               | YES",
                "Can I fly business class?         | Business class is allowed only overnight. |",
                "Is there a version for tablets?   | The workshop is in Hamburg.               |",
                "Where is the workshop in Hamburg? | The workshop is in Hamburg.               |",
            })
    void yes_or_no_is_said_where_the_sentence_leaves_no_doubt(String question, String sentence, Verdict expected) {
        assertThat(Verdict.of(question, Texts.candidates(sentence).getFirst()).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "What is the price of HM-400-US?, 2310",
        "How many HM-400-US are in stock?, 6",
        "Which category has HM-400-US?, Gateway",
    })
    void the_value_of_the_column_that_the_question_names_is_marked(String question, String expected) {
        var row = Texts.candidates("Part number,Category,Price EUR,Stock\nHM-400-US,Gateway,2310,6\nCB-1,Cable,5,7")
                .getFirst();
        var words = RowAnswer.of(AskedFor.of(question, List.of(row)), row);

        assertThat(words.orElseThrow().of(row.text())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Who is the head of marketing?, true",
        "Who is the head of maintenance?, false",
        "Who is the head of maintenence?, false",
        "How often does the head of maintenance work?, false",
    })
    void a_word_of_a_short_question_that_nothing_has_counts_against_an_answer(String question, boolean missing) {
        var candidates = Texts.of("Staff", "Cassius Boyle is head of maintenance. Sven Okafor is head of hardware.");

        assertThat(MissingWord.cost(AskedFor.of(question, candidates), candidates) > 0)
                .isEqualTo(missing);
    }

    @Test
    void of_a_long_message_the_last_question_counts() {
        var message = "We had such a nice day at the lake. ".repeat(60) + "Which customer has invoice 20240117?";

        assertThat(QuestionFocus.of(message)).isEqualTo("Which customer has invoice 20240117?");
        assertThat(QuestionFocus.of("Who is there?")).isEqualTo("Who is there?");
    }

    @ParameterizedTest
    @CsvSource({
        "Who runs it?, PERSON",
        "When did it end?, TIME",
        "How many are there?, NUMBER",
        "Where is it?, PLACE",
        "Why did it stop?, REASON",
        "How do I open it?, METHOD",
        "Is it open?, CONFIRMATION",
        "Wie viele Tage?, NUMBER",
        "Combien de jours ?, NUMBER",
        "Which colour has it?, THING"
    })
    void the_kind_of_thing_is_told_by_the_question_words(String question, AnswerType type) {
        assertThat(AnswerType.of(question)).isEqualTo(type);
    }
}
