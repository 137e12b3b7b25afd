package io.grapevine.ingest.extract;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NameTaggerTest {

    private static final String TEXT =
            "Marit Solheim joined the University of Tromsø in 1998. She moved from Norway to Lisbon with Paul Eklund.";

    @TempDir
    Path folder;

    @Test
    void persons_places_and_organisations_are_told_apart() {
        try (var model = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1)) {
            assertThat(named(NameTagger.committed(), model))
                    .contains("Marit Solheim/person", "Norway/place", "Lisbon/place", "Paul Eklund/person")
                    .anyMatch(name -> name.contains("University") && name.endsWith("/organisation"));
        }
    }

    @Test
    void weights_that_were_written_read_the_same_and_are_told_by_their_version() throws IOException {
        var file = folder.resolve("tags.bin");
        NameTagger.committed().copy().write(file);
        var read = NameTagger.of(file);
        assertThat(read.version()).isEqualTo(NameTagger.committed().version());
        assertThat(read.version())
                .isNotEqualTo(NameTagger.create(read.types(), 1).version());
        try (var model = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1)) {
            assertThat(named(read, model)).isEqualTo(named(NameTagger.committed(), model));
        }
    }

    @Test
    void a_tagger_of_other_types_begins_as_another_but_for_its_tags() {
        var drugs = NameTagger.create(List.of("drug"), 1);
        drugs.beginAs(NameTagger.committed());
        assertThat(drugs.types()).containsExactly("drug");
        assertThat(drugs.network().reading().getFirst().value().data)
                .isEqualTo(NameTagger.committed().network().reading().getFirst().value().data);
    }

    @Test
    void weights_that_cannot_be_used_name_the_setting() throws IOException {
        var file = Files.writeString(folder.resolve("no.bin"), "no weights");
        assertThatThrownBy(() -> NameTagger.of(file))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(NameTagger.WEIGHTS_KEY)
                .hasMessageContaining("tags train");
    }

    private static List<String> named(NameTagger tagger, OnnxEmbeddingModel model) {
        return tagger.names(TEXT, model.tokenVectors(TEXT)).stream()
                .map(name -> name.span().of(TEXT) + "/" + name.type())
                .toList();
    }
}
