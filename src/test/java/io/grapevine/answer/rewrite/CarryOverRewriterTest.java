package io.grapevine.answer.rewrite;

import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "What does Corvane Cooperage make? | It makes barrels.    | Where is it?                  | Where is Corvane Cooperage?",
                "What does Corvane Cooperage make? | It makes barrels.    | What do its barrels cost?     | What do Corvane Cooperage's barrels cost?",
                "What does Corvane Cooperage make? | It makes barrels.    | and since when?               | and since when? (Corvane Cooperage)",
                "What does Corvane Cooperage make? | It makes barrels.    | Who founded Hollin Cellar?    | Who founded Hollin Cellar?",
                "What does Corvane Cooperage make? | It makes barrels.    | And what about Hollin Cellar? | And what about Hollin Cellar?",
            })
    void names_of_the_last_turn_take_the_place_of_pronouns(
            String asked, String answered, String followUp, String expected) {
        assertThat(rewriter.rewrite(Question.of(followUp), List.of(new Turn(asked, answered)), spent -> {})
                        .text())
                .isEqualTo(expected);
    }

    @Test
    void the_first_question_of_a_conversation_stays_as_it_is() {
        var question = Question.of("Where was he born?");
        assertThat(rewriter.rewrite(question, List.of(), spent -> {})).isSameAs(question);
    }
}
