package io.grapevine.language;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What are the main topics of these documents?",
                "Summarise everything.",
                "Give me an overview",
                "What is this collection about?",
                "What do the documents cover?",
                "Which themes are discussed in the files?",
                "Worum geht es in den Dokumenten?",
                "Gib mir einen Überblick.",
                "Fasse alles kurz zusammen"
            })
    void a_question_without_a_subject_is_about_the_whole(String question) {
        assertThat(QuestionScope.isWhole(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Give me an overview of the harvest.",
                "Summarise the history of the cooperative.",
                "What are the main topics of the minutes of 2024?",
                "What does Ada say about the documents?",
                "Gib mir einen Überblick über die Ernte.",
                "Fasse den Vertrag mit Nordwind zusammen"
            })
    void one_that_names_something_is_not(String question) {
        assertThat(QuestionScope.isWhole(question)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the story The Keeper of Skarn about?   | true
            What's the contract with Nordwind about?       | true
            What is the song Aurora about?                 | false
            What does the policy say about hotels?         | false
            Who asked about the contract?                  | false
            """)
    void what_a_document_is_about_asks_for_a_summary(String question, boolean summary) {
        assertThat(QuestionScope.isAboutDocument(question)).isEqualTo(summary);
    }
}
