package io.grapevine.ingest;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestRequest.Input;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IngestRequestTest {

    @Test
    void a_name_is_one_however_its_accents_are_written() {
        assertThat(new Input("Gru\u0308ner Baum.md", Path.of("a")).name()).isEqualTo("Grüner Baum.md");
    }

    @Test
    void two_files_of_one_name_are_refused_by_that_name() {
        var inputs = List.of(new Input("readme.md", Path.of("a")), new Input("readme.md", Path.of("b")));
        assertThatThrownBy(() -> new IngestRequest(inputs, "c"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("Two files are named readme.md");
    }

    @Test
    void one_file_that_is_named_twice_is_one_input() {
        var input = new Input("readme.md", Path.of("a"));
        assertThat(new IngestRequest(List.of(input, input), "c").inputs()).containsExactly(input);
    }
}
