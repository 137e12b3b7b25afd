package io.grapevine.answer.rewrite;

import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import io.grapevine.llm.Prompts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CarryOverRewriterTest {

    private final Rewriter rewriter = new CarryOverRewriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is the cellar master of Sedge Bank Cellar? | Ilse Fenwright is the cellar master. [1] | and where was she born? | and where was Ilse Fenwright born?",
                "Who founded the cooperative? | In 1930 the merchants of Port Sennet offered the growers three crowns. [1] Edda Quillan called her neighbours. [1] | And where was she born? | And where was Edda Quillan born?",
                "Who is Bram Oyelaran? | He came from Port Sennet. [1]    | When did he come?             | When did Bram Oyelaran come?",
                "What does the master of Gant Mill do? | In Gant Mill there works Bram Oyelaran. | Since when does he? | Since when does Bram Oyelaran?",
                "Who is Bram Oyelaran? | He is a cellar master. [2]       | What is his cellar?           | What is Bram Oyelaran's cellar?",
                "Who leads the cloud team? | The cloud team is led by Oda Lindgren. [1] | And who is her boss? | And who is Oda Lindgren's boss?",
                "Who leads the cloud team? | Lea Brandt leads the cloud team, which has nine engineers. [1] | And who is her boss? | And who is Lea Brandt's boss?",
                "Who is Lea Brandt's boss? | Lea Brandt reports to Marcus Feld. [1] | Where is his office? | Where is Marcus Feld's office?",
            })
    void a_person_takes_the_place_of_he_and_she(String asked, String answered, String followUp, String expected) {
        assertThat(read(followUp, new Turn(asked, answered))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does Corvane Cooperage make? | It makes barrels.    | Where is it?                  | Where is Corvane Cooperage?",
                "What does Corvane Cooperage make? | It makes barrels.    | What do its barrels cost?     | What do Corvane Cooperage's barrels cost?",
                "What is the warranty of the Harbourmaster gateway? | One year. [1] | and who repairs it? | and who repairs the Harbourmaster gateway?",
                "What is the warranty of the Harbourmaster gateway? | One year. [1] | how much is it in the US? | how much is the Harbourmaster gateway in the US?",
                "Tell me about the history of toilets. | '' | Why are they so important? | Why are toilets so important?",
                "What is Darwin's theory? | '' | How was it received? | How was Darwin's theory received?",
                "Is throat cancer the same as esophageal cancer? | '' | How do they differ? | How do throat cancer and esophageal cancer differ?",
                "How does a 529 plan work? | '' | Is it safe? | Is a 529 plan safe?",
            })
    void a_thing_takes_the_place_of_it_and_several_of_they(
            String asked, String answered, String followUp, String expected) {
        assertThat(read(followUp, new Turn(asked, answered))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What are the pH probe calibration intervals? | What about the TideSense 300? | What are the TideSense 300 calibration intervals?",
                "What is the warranty of the Harbourmaster gateway? | And the TideSense 300? | What is the warranty of the TideSense 300?",
                "Who leads the depot in Oslo? | and in Bergen? | Who leads the depot in Bergen?",
                "Who leads the Oslo depot? | and since when? | since when leads the Oslo depot?",
                "What does Corvane Cooperage make? | and since when? | since when does Corvane Cooperage make?",
                "Where is the office in Bergen? | No, I meant the office in Oslo. | Where is the office in Oslo?",
                "Is chilli a stew? | How about goulash? | Is goulash a stew?",
                "Was the BBC experiment ended? | Why? | Why was the BBC experiment ended?",
            })
    void a_fragment_asks_the_last_question_of_something_else(String asked, String followUp, String expected) {
        assertThat(read(followUp, new Turn(asked, ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell me about the Neverending Story film. | What are the main themes? | What are the main themes of the Neverending Story film?",
                "What is anemia? | What are the symptoms? | What are the symptoms of anemia?",
                "What are mammals? | What is the largest in the world? | What is the largest mammal in the world?",
            })
    void a_question_that_leaves_its_topic_out_gets_it(String asked, String followUp, String expected) {
        assertThat(read(followUp, new Turn(asked, ""))).isEqualTo(expected);
    }

    @Test
    void an_ordinal_names_what_the_answer_listed() {
        var lines = new Turn("Which ships sail to Skarn?", "- Aurora, built 1911. [1]\n- Borealis, built 1920. [2]");
        assertThat(read("When was the second one built?", lines)).isEqualTo("When was Borealis built?");

        var sentence =
                new Turn("Which ships sail to Skarn?", "The Aurora, the Borealis and the Corona sail there. [1]");
        assertThat(read("Who built the last one?", sentence)).isEqualTo("Who built Corona?");
        assertThat(read("What is the first printed book about Skarn?", sentence))
                .isEqualTo("What is the first printed book about Skarn?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who founded Hollin Cellar?",
                "Thanks, that helped!",
                "What is the Galileo system and why is it important?",
                "Is it possible to return a sensor?",
                "What is anemia?",
                "Are there any film festivals in Ann Arbor?",
            })
    void a_question_that_stands_alone_stays_the_very_same(String followUp) {
        var question = Question.of(followUp);
        assertThat(rewriter.rewrite(
                                question,
                                List.of(new Turn("What does Corvane Cooperage make?", "Barrels. [1]")),
                                spent -> {})
                        .text())
                .isEqualTo(followUp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Really? Who built it? | Who built the lighthouse?",
                "Wow. Who built it? | Who built the lighthouse?",
                "Ok, and who built it? | and who built the lighthouse?",
            })
    void interjections_before_a_question_are_dropped(String followUp, String expected) {
        assertThat(read(followUp, new Turn("Where is the lighthouse?", "On Skarn. [1]")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chitchat", "not-found", "out-of-scope"})
    void the_products_own_texts_carry_nothing(String prompt) {
        assertThat(read("Who built it?", new Turn("Hello there!", Prompts.text(prompt))))
                .isEqualTo("Who built it?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wow", "No", "Let me see", "Okay", "While that is so"})
    void the_capital_of_a_sentences_first_word_makes_no_name(String opening) {
        assertThat(read("Who is he?", new Turn("What is the price?", opening + ", the price is not known. [1]")))
                .isEqualTo("Who is he?");
    }

    @Test
    void a_long_question_of_nothing_but_capitals_takes_no_longer_than_another() {
        var question = "A ".repeat(3_900);
        assertThat(read(question, new Turn(question, "B ".repeat(100_000)))).isEqualTo(question.strip());
    }

    @Test
    void the_first_question_of_a_conversation_stays_as_it_is() {
        var question = Question.of("Where was he born?");
        assertThat(rewriter.rewrite(question, List.of(), spent -> {})).isSameAs(question);
    }

    private String read(String followUp, Turn... history) {
        return rewriter.rewrite(Question.of(followUp), List.of(history), spent -> {})
                .text();
    }
}
