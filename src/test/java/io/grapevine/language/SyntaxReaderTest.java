package io.grapevine.language;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyntaxReaderTest {

    private final SyntaxReader reader = new SyntaxReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How does a 529 plan work?              | 529 plan",
                "What problem does blockchain solve?    | problem, blockchain",
                "Is throat cancer treatable?            | throat cancer",
                "What is anemia?                        | anemia",
                "How does Lyme Disease make you feel?   | Lyme Disease",
                "Are there any related to Bessie Smith? | Bessie Smith",
                "Tell me about lavender plants.         | lavender plants",
                "What is Darwin’s theory?               | Darwin, Darwin’s theory",
                "Wow, that is expensive.                | ''",
            })
    void noun_phrases_of_questions_hold_neither_verbs_nor_openings(String question, String nouns) {
        assertThat(reader.read(question).nouns().stream().map(Syntax.Noun::name).collect(Collectors.joining(", ")))
                .isEqualTo(nouns);
    }

    @Test
    void words_keep_their_place_in_the_text() {
        var text = "Lea Brandt leads it. Who is her boss?";
        var syntax = reader.read(text);
        assertThat(syntax.words())
                .allSatisfy(word -> assertThat(word.span().of(text)).isEqualTo(word.form()));
        assertThat(syntax.words().getLast().sentence()).isEqualTo(1);
        assertThat(syntax.from(5).text()).isEqualTo("Who is her boss?");
    }

    @Test
    void a_phrase_tells_number_and_whether_it_is_a_name() {
        var nouns = reader.read("Do the Avengers know big dogs?").nouns();
        assertThat(nouns).extracting(Syntax.Noun::plural).containsExactly(true, true);
        assertThat(nouns).extracting(Syntax.Noun::proper).containsExactly(true, false);
    }
}
