package io.grapevine.lab.intents;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.neural.text.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntentDataTest {

    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    @Test
    void csv_has_a_header_quotes_and_any_order_of_columns() throws IOException {
        var file =
                file("a.csv", "id,category,text\r\n1,card,\"lost it, \"\"again\"\"\nhelp\"\r\n\r\n2,loan,how much\r\n");
        assertThat(IntentData.read(file, NONE))
                .containsExactly(new Example("card", "lost it, \"again\"\nhelp"), new Example("loan", "how much"));
    }

    @Test
    void tsv_has_the_label_first_and_may_have_tabs_in_the_text() throws IOException {
        assertThat(IntentData.read(file("a.tsv", "\uFEFFcard\tlost it\n\nloan\thow\tmuch\n"), NONE))
                .containsExactly(new Example("card", "lost it"), new Example("loan", "how\tmuch"));
    }

    @Test
    void json_lines_have_text_and_label() throws IOException {
        assertThat(IntentData.read(file("a.jsonl", "{\"text\":\"lost it\",\"label\":\"card\"}\n"), NONE))
                .containsExactly(new Example("card", "lost it"));
    }

    @Test
    void clinc_json_has_splits_with_their_out_of_scope_parts() throws IOException {
        var file = file(
                "a.json",
                "{\"train\":[[\"lost it\",\"card\"]],\"oos_train\":[[\"moo\",\"oos\"]],\"val\":[[\"how much\",\"loan\"]]}");
        assertThat(IntentData.read(file, NONE))
                .containsExactly(new Example("card", "lost it"), new Example("oos", "moo"));
        assertThat(IntentData.read(file, Optional.of("val"))).containsExactly(new Example("loan", "how much"));
        assertThat(IntentData.hasSplit(file, "val")).isTrue();
        assertThat(IntentData.hasSplit(file, "test")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.txt  | card lost                       | must end in .csv, .tsv, .jsonl or .json",
                "a.tsv  | card lost                       | line 1 has no tab",
                "a.csv  | card,lost                       | header with the columns text,category",
                "a.csv  | `text,category\nlost`           | line 2 has 1 fields",
                "a.csv  | `text,category\n\"lost,card`    | quote opened in line 2 is never closed",
                "a.csv  | `text,category\n\"lost\"x,card` | line 2 has text after a closing quote",
                "a.csv  | `text,category\n`               | holds no examples",
                "a.csv  | `text,category\n ,card`         | line 2 has an empty text",
                "a.jsonl| {\"text\":\"lost\"}             | line 1 needs the strings",
                "a.jsonl| {\"text\":                      | line 1 is not JSON",
                "a.json | [1]                             | not in the form of CLINC150",
                "a.json | {\"val\":[]}                    | has no split 'train', it has val",
                "a.json | {\"train\":[[\"lost\"]]}        | element 1 of 'train' is not [text, label]"
            })
    void a_bad_file_is_refused_by_name(String name, String content, String message) throws IOException {
        var file = file(name, content);
        assertThatThrownBy(() -> IntentData.read(file, NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(name)
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_file_a_binary_one_and_a_split_of_a_tsv_are_refused() throws IOException {
        assertThatThrownBy(() -> IntentData.read(folder.resolve("none.tsv"), NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no such file");
        Files.write(folder.resolve("b.tsv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> IntentData.read(folder.resolve("b.tsv"), NONE)).hasMessageContaining("not UTF-8");
        var tsv = file("a.tsv", "card\tlost");
        assertThatThrownBy(() -> IntentData.read(tsv, Optional.of("test"))).hasMessageContaining("leave --split out");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
