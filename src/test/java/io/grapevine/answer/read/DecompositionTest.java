package io.grapevine.answer.read;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecompositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Who is the boss of the person who leads the workshop?              | Who leads the workshop?                    | Who is the boss of X?
            In which city does the person who signed the lease work?           | Who signed the lease?                      | In which city does X work?
            What does the part that must be replaced every six months cost?    | Which part must be replaced every six months? | What does X cost?
            What is the extension of the person responsible for the tank?      | Who is responsible for the tank?           | What is the extension of X?
            In which room is the office of the author of the postmortem?       | Who is the author of the postmortem?       | In which room is the office of X?
            Where was the man who founded the mill born?                       | Who founded the mill?                      | Where was X born?
            Which country does the composer of the song Aurora come from?      | Who is the composer of the song Aurora?    | Which country does X come from?
            When was the company which makes the gateway founded?              | Which company makes the gateway?           | When was X founded?
            """)
    void the_first_step_is_asked_alone_and_its_answer_takes_its_place(String question, String first, String then) {
        var steps = Decomposition.of(question);

        assertThat(steps).map(Decomposition::first).contains(first);
        assertThat(steps.orElseThrow().then("X")).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who is the person who leads the workshop?",
                "What is the name of the company that makes the gateway?",
                "Who is the author of the postmortem?",
                "Who was the man who founded the mill?",
                "What is the capital of Norway?",
                "How long is the warranty?",
                "Which huts have no stove?",
                "Wer ist der Chef der Person, die die Werkstatt leitet?",
            })
    void one_step_is_left_as_it_is(String question) {
        assertThat(Decomposition.of(question)).isEmpty();
    }
}
