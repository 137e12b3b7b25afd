package io.grapevine.lab.evaluate;

import io.grapevine.domain.GrapevineException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvaluationFilesTest {

    @TempDir
    Path folder;

    @Test
    void records_and_questions_are_read_and_blank_lines_left_out() throws IOException {
        var corpus = file(
                "{\"id\":\"a\",\"title\":\"A\",\"text\":\"of a\"}\n\n{\"id\":\"b\",\"title\":\"B\",\"text\":\"of b\"}\n");
        assertThat(CorpusRecord.read(corpus))
                .containsExactly(new CorpusRecord("a", "A", "of a"), new CorpusRecord("b", "B", "of b"));

        var questions = file("{\"id\":\"q\",\"question\":\"What?\",\"gold\":[\"a\",\"b\",\"a\"],\"type\":\"bridge\"}");
        assertThat(LabelledQuestion.read(questions))
                .containsExactly(new LabelledQuestion("q", "What?", Set.of("a", "b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a\",\"title\":\"A\"}                                | line 1 needs a text in the field \"text\"",
                "{\"id\":\"a\",\"title\":\"A\",\"text\":7}                     | line 1 needs a text in the field \"text\"",
                "{\"id\":\"a\",                                               | line 1 is no JSON",
                "[1]                                                          | line 1 is no JSON object",
                "' '                                                          | is empty",
            })
    void a_broken_record_is_named_with_its_line(String line, String message) throws IOException {
        var corpus = file(line);

        assertThatThrownBy(() -> CorpusRecord.read(corpus))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_id_that_comes_twice_is_refused() throws IOException {
        var corpus =
                file("{\"id\":\"a\",\"title\":\"A\",\"text\":\"x\"}\n{\"id\":\"a\",\"title\":\"A\",\"text\":\"y\"}");

        assertThatThrownBy(() -> CorpusRecord.read(corpus))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_question_without_gold_is_refused() throws IOException {
        var questions = file("{\"id\":\"q\",\"question\":\"What?\",\"gold\":[]}");

        assertThatThrownBy(() -> LabelledQuestion.read(questions))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 1 has no gold record");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> CorpusRecord.read(folder.resolve("none.jsonl")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.jsonl");
    }

    @Test
    void a_binary_file_is_refused_by_name() throws IOException {
        var binary = Files.write(folder.resolve("binary.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> CorpusRecord.read(binary))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("binary.jsonl");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.jsonl"), content);
    }
}
