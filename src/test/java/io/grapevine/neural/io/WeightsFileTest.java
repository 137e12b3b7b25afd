package io.grapevine.neural.io;

import io.grapevine.neural.layer.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WeightsFileTest {

    @TempDir
    Path folder;

    private final Param one = Param.normal("one", 3, 5, 1, new SplittableRandom(1));
    private final Param two = Param.normal("two", 1, 2, 1, new SplittableRandom(2));

    private Path written() throws IOException {
        var file = folder.resolve("w");
        WeightsFile.of("toy", Map.of("seed", "7", "labels", "ja\nnein\nüber"), List.of(one, two))
                .write(file);
        return file;
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        var read = WeightsFile.read(written(), "toy");
        assertThat(read.metadata()).containsEntry("seed", "7").containsEntry("labels", "ja\nnein\nüber");
        var other = Param.zeros("one", 3, 5);
        read.copyTo(List.of(other));
        assertThat(other.value().data).isEqualTo(one.value().data);
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("w")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_same_weights_are_the_same_bytes() throws IOException {
        var first = Files.readAllBytes(written());
        assertThat(Files.readAllBytes(written())).isEqualTo(first);
    }

    @Test
    void every_byte_that_is_changed_or_cut_off_is_noticed() throws IOException {
        var bytes = Files.readAllBytes(written());
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> WeightsFile.read(damaged, "my.weights", "toy"))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("my.weights");
            var cut = java.util.Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> WeightsFile.read(cut, "my.weights", "toy")).isInstanceOf(WeightsException.class);
        }
    }

    @Test
    void a_foreign_file_another_kind_and_a_missing_one_are_refused_by_name() throws IOException {
        var file = written();
        assertThatThrownBy(() -> WeightsFile.read(file, "tagger"))
                .hasMessageContaining("toy")
                .hasMessageContaining("tagger");
        var foreign = Files.writeString(folder.resolve("notes.txt"), "not weights at all, but quite long");
        assertThatThrownBy(() -> WeightsFile.read(foreign, "toy"))
                .hasMessageContaining("notes.txt is not a weights file");
        assertThatThrownBy(() -> WeightsFile.read(folder.resolve("gone"), "toy"))
                .hasMessageContaining("gone");
    }

    @Test
    void a_matrix_of_another_shape_is_refused_with_both_shapes() throws IOException {
        var read = WeightsFile.read(written(), "toy");
        assertThatThrownBy(() -> read.copyTo(List.of(Param.zeros("one", 4, 5))))
                .hasMessageContaining("(3,5)")
                .hasMessageContaining("(4,5)");
        assertThatThrownBy(() -> read.copyTo(List.of(Param.zeros("three", 4, 5))))
                .hasMessageContaining("three");
        assertThatThrownBy(() -> read.require("vocabulary")).hasMessageContaining("vocabulary");
    }
}
