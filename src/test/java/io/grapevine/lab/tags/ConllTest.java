package io.grapevine.lab.tags;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.language.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConllTest {

    @TempDir
    Path folder;

    @Test
    void names_of_both_kinds_of_tags_and_of_other_columns() throws IOException {
        var texts = read("""
                -DOCSTART- -X- O O

                Ada NNP I-PER
                Lovelace NNP I-PER
                Byron NNP B-PER
                met VBD O
                IBM NNP I-ORG
                London NNP I-LOC

                Aspirin NN B-Drug
                helps VBZ O
                """);
        assertThat(texts).hasSize(1);
        var text = texts.getFirst();
        assertThat(text.text()).isEqualTo("Ada Lovelace Byron met IBM London Aspirin helps");
        assertThat(text.sentences()).extracting(List::size).containsExactly(6, 2);
        assertThat(text.names())
                .extracting(name -> name.span().of(text.text()) + "/" + name.type())
                .containsExactly(
                        "Ada Lovelace/person", "Byron/person", "IBM/organisation", "London/place", "Aspirin/drug");
    }

    @Test
    void a_name_ends_with_its_sentence() throws IOException {
        var text = read("Ada I-PER\n\nByron I-PER\n").getFirst();
        assertThat(text.names()).extracting(Name::type).containsExactly("person", "person");
    }

    @Test
    void a_line_without_a_tag_is_named() {
        assertThatThrownBy(() -> read("Ada I-PER\nLovelace\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("Lovelace");
    }

    private List<Conll.Text> read(String lines) throws IOException {
        return Conll.read(Files.writeString(folder.resolve("some.conll"), lines));
    }
}
