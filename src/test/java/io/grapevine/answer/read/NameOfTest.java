package io.grapevine.answer.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameOfTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What was the name of the goat? | She took with her a goat called Minister, and a key. | Minister",
                "What is the dog called? | The dog, named Old Tom, slept. | Old Tom",
                "What is the name of his yacht? | His yacht was christened “Sea Cloud” in 1931. | Sea Cloud",
                "What's the name of the ship? | A ship by the name of Perpetua sank. | Perpetua"
            })
    void the_name_stands_behind_the_noun(String question, String text, String name) {
        var words = NameOf.of(question).flatMap(asked -> asked.in(text)).orElseThrow();
        assertThat(text.substring(words.start(), words.end())).isEqualTo(name);
    }

    @Test
    void other_names_in_the_sentence_and_other_questions_are_none() {
        var goat = NameOf.of("What was the name of the goat?").orElseThrow();
        assertThat(goat.in("The goat ate Alrik's hat.")).isEmpty();
        assertThat(goat.in("A boy called Per fed the goat.")).isEmpty();
        assertThat(NameOf.of("Who called the goat?")).isEmpty();
    }
}
