package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CharacterLanguageModelTest {

    private static final String SHORT = "the vine grows on the wall, and the wall holds the vine. ".repeat(20);

    @TempDir
    Path folder;

    /// 100 kB of English that people wrote: the licence, the sample documents, then the comments of the sources.
    private static String english() throws IOException {
        var text = new StringBuilder(Files.readString(Path.of("LICENSE")));
        try (var samples = Files.walk(Path.of("samples"));
                var sources = Files.walk(Path.of("src/main/java"))) {
            for (var file : samples.filter(f -> f.toString().matches(".*\\.(md|txt)"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            for (var file :
                    sources.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                text.append(Files.readString(file)
                                .lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("/// "))
                                .map(line -> line.substring(4))
                                .collect(Collectors.joining("\n")))
                        .append('\n');
            }
        }
        var plain = text.toString()
                .replaceAll("[^\\n -~]", "")
                .replaceAll("\n{2,}", "\n")
                .replaceAll(" {2,}", " ");
        assertThat(plain.length()).isGreaterThan(100_000);
        return plain.substring(0, 100_000);
    }

    @Test
    void a_hundred_kilobytes_of_english_are_learned_to_a_smooth_loss_below_55_and_samples_have_words()
            throws IOException {
        var text = english();
        var training = new CharacterTraining(text, 100, 1);
        assertThat(training.smoothLoss())
                .isCloseTo(25 * Math.log(training.model().characters()), within(1e-9));
        while (training.iteration() < 28_000 || training.smoothLoss() >= 54 && training.iteration() < 100_000)
            training.step();
        assertThat(training.smoothLoss()).isLessThan(55);

        var sample = training.model().sample("The ", 2000, 0.4, new SplittableRandom(1));
        var known = new HashSet<>(Arrays.asList(text.toLowerCase().split("[^a-z]+")));
        var words = Arrays.stream(sample.toLowerCase().split("[^a-z]+"))
                .filter(word -> word.length() > 1)
                .toList();
        var right = words.stream().filter(known::contains).toList();
        assertThat(right.size()).as("words in: %s", sample).isGreaterThan(words.size() / 2);
        assertThat(right.stream().distinct().count())
                .as("different words in: %s", sample)
                .isGreaterThan(20);
    }

    @Test
    void the_same_seed_gives_the_same_text_and_another_seed_another() {
        var samples = Stream.of(3, 3, 4)
                .map(seed -> {
                    var training = new CharacterTraining(SHORT, 20, seed);
                    for (int i = 0; i < 200; i++) training.step();
                    return training.model().sample("the ", 100, 0.8, new SplittableRandom(seed));
                })
                .toList();
        assertThat(samples.get(0)).hasSize(100).isEqualTo(samples.get(1)).isNotEqualTo(samples.get(2));
    }

    @Test
    void training_that_stops_at_a_checkpoint_and_goes_on_ends_with_the_same_weights() throws IOException {
        var whole = new CharacterTraining(SHORT, 20, 9);
        for (int i = 0; i < 150; i++) whole.step();
        whole.write(folder.resolve("whole"));

        var half = new CharacterTraining(SHORT, 20, 9);
        for (int i = 0; i < 70; i++) half.step();
        half.checkpoint(folder.resolve("checkpoint"));
        var resumed = CharacterTraining.resume(folder.resolve("checkpoint"), SHORT, 20, 9);
        assertThat(resumed.iteration()).isEqualTo(70);
        for (int i = 0; i < 80; i++) resumed.step();
        resumed.write(folder.resolve("resumed"));
        assertThat(folder.resolve("resumed")).hasSameBinaryContentAs(folder.resolve("whole"));
    }

    @Test
    void a_checkpoint_of_another_text_is_refused() throws IOException {
        var training = new CharacterTraining(SHORT, 20, 9);
        training.checkpoint(folder.resolve("checkpoint"));
        assertThatThrownBy(() -> CharacterTraining.resume(folder.resolve("checkpoint"), SHORT + "!", 20, 9))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("another text");
        assertThatThrownBy(() -> CharacterTraining.resume(folder.resolve("checkpoint"), SHORT, 20, 8))
                .hasMessageContaining("another seed");
    }

    @Test
    void weights_that_are_read_again_write_the_same_text() throws IOException {
        var training = new CharacterTraining(SHORT, 20, 2);
        for (int i = 0; i < 50; i++) training.step();
        training.write(folder.resolve("w"));
        var read = CharacterLanguageModel.read(folder.resolve("w"));
        assertThat(read.sample("the", 50, 1, new SplittableRandom(1)))
                .isEqualTo(training.model().sample("the", 50, 1, new SplittableRandom(1)));
        assertThatThrownBy(() -> read.sample("ß", 5, 1, new SplittableRandom(1)))
                .hasMessageContaining("'ß'");
        assertThatThrownBy(() -> read.sample("the", 5, 0, new SplittableRandom(1)))
                .hasMessageContaining("temperature");
    }
}
