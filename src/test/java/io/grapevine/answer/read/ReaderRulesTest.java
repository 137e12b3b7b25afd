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
    void a_line_that_has_every_word_with_its_title_goes_before_one_that_lacks_some() {
        var candidates = Texts.of(
                "Uwe Petersen", "Reports to Sven Okafor.", "Pressure tank", "Uwe Petersen leads the workshop.");
        var asked = AskedFor.of("Who is the boss of Uwe Petersen?", candidates);
        var scores = new float[candidates.size()];
        Coverage.favour(asked, candidates, scores);
        assertThat(scores[0]).isPositive();
        assertThat(scores[1]).isZero();
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

        assertThat(cost(question, candidates) > 0).isEqualTo(missing);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does clause 7.3 of the supply agreement say? | 7.3 The Buyer may terminate with three months' notice.",
                "Who was present at the council on 1 October 2025?  | Present: Ann Moss, Ben Hale",
                "Who was excused on 1 October 2025?                 | Excused: Cleo Ward",
            })
    void a_line_that_has_the_code_or_every_word_is_surely_about_what_is_asked(String question, String expected) {
        var candidates = Texts.of(
                "Supply agreement",
                        "7.2 Either party may terminate.\n7.3 The Buyer may terminate with three months' notice.",
                "Council, 1 October 2025", "Present: Ann Moss, Ben Hale\nExcused: Cleo Ward");
        var sure = candidates.stream()
                .filter(candidate -> Coverage.gain(AskedFor.of(question, candidates), candidate) > 0)
                .map(Candidate::text);

        assertThat(sure).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who was at the meeting of 3 September 2025? | Council 2025-09-03",
                "Who was at the meeting of September 3rd?    | Council 2025-09-03",
                "What was decided on 1 October?              | Council of 1 October 2025",
                "Who was there on 3 September 2024?          | Council 2025-09-03,Council of 1 October 2025,Plan",
                "What does the plan say?                     | Council 2025-09-03,Council of 1 October 2025,Plan",
            })
    void the_documents_of_the_day_that_is_named_answer(String question, String titles) {
        var candidates = Texts.of(
                "Council 2025-09-03", "All were there.",
                "Council of 1 October 2025", "All were there again.",
                "Plan", "The next meeting is on 3 September 2025.");

        assertThat(String.join(
                        ",",
                        NamedDay.keep(question, candidates).stream()
                                .map(candidate -> candidate.passage().title())
                                .toList()))
                .isEqualTo(titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Ann Moss?             | Ann Moss is head of sales.",
                "What is an RMA number?       | An RMA number is a number for a return.",
                "What does Ann Moss want?     | ''",
            })
    void what_says_who_or_what_something_is_answers_a_question_for_it(String question, String expected) {
        var candidates = Texts.of(
                "Notes",
                "Ask Ann Moss first. Ann Moss is head of sales. Send the RMA number along. An RMA number is a number for a return.");
        var scores = new float[candidates.size()];
        Definition.of(question).ifPresent(definition -> definition.favour(candidates, scores));
        var favoured = candidates.stream()
                .filter(candidate -> scores[candidates.indexOf(candidate)] > 0)
                .map(Candidate::text)
                .findFirst();

        assertThat(favoured.orElse("")).isEqualTo(expected);
    }

    @Test
    void a_property_that_no_document_speaks_of_is_missed_more_than_another_word() {
        var candidates = Texts.of("Staff", "Ann Moss is head of sales. Alarms are sent to Ann Moss.");

        assertThat(cost("What is the salary of Ann Moss?", candidates))
                .isGreaterThan(cost("Who is the wife of Ann Moss?", candidates))
                .isGreaterThan(0);
    }

    @Test
    void a_month_is_no_person() {
        assertThat(AnswerType.PERSON.isIn("Next meeting: 1 October 2025.", "Who was there?"))
                .isFalse();
        assertThat(AnswerType.PERSON.isIn("Engineers of the Cloud team", "Who leads the cloud team?"))
                .isFalse();
        assertThat(AnswerType.PERSON.isIn("It is led by Ann.", "Who leads the cloud team?"))
                .isTrue();
    }

    @Test
    void a_word_is_met_by_one_that_stands_for_the_same() {
        var candidates = Texts.of("Uwe Holm", "Uwe Holm reports to Ann Moss.");
        var asked = AskedFor.of("Who is the boss of Uwe Holm?", candidates);

        assertThat(asked.share(candidates.getFirst()::has)).isEqualTo(1);
        assertThat(AskedFor.of("Who is the wife of Uwe Holm?", candidates).share(candidates.getFirst()::has))
                .isLessThan(1);
    }

    private static float cost(String question, List<Candidate> candidates) {
        return MissingWord.cost(AskedFor.of(question, candidates), candidates.getFirst(), candidates);
    }
}
