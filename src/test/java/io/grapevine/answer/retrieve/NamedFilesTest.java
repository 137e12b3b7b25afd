package io.grapevine.answer.retrieve;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamedFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Summarize minutes.txt                             | minutes.txt            | Summarize this document",
                "Summarise this file: minutes.txt                  | minutes.txt            | Summarise this document",
                "What does contract.pdf say about rent?            | contract.pdf           | What does this document say about rent?",
                "Who was elected according to \"board minutes.docx\"? | board minutes.docx | Who was elected according to this document?",
                "Fasse Protokoll.odt zusammen                      | Protokoll.odt          | Fasse dieses Dokument zusammen",
                "What is the rate in reports/2024.csv?             | reports/2024.csv       | What is the rate in this document?"
            })
    void a_file_that_a_question_is_asked_of_is_found(String question, String file, String without) {
        assertThat(of(question, file)).contains(without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Which letters mention minutes.txt?", "Where is minutes.txt?", "Who wrote minutes.txt in 2024?"})
    void a_file_that_is_only_mentioned_is_not(String question) {
        assertThat(of(question, "minutes.txt")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who pays?", "What is 3.5 of 7?", "See example.org for more", "Use version 1.2.mdx"})
    void a_question_without_a_file_names_none(String question) {
        assertThat(NamedFiles.in(question)).isEmpty();
    }

    private static Optional<String> of(String question, String file) {
        return NamedFiles.in(question).stream()
                .filter(place -> place.names().contains(file))
                .flatMap(place -> NamedFiles.without(question, place, file).stream())
                .findFirst();
    }
}
