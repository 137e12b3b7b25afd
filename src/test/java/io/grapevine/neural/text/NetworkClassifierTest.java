package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Training, answering and weights files, on a toy: what matters is a pair of words side by side, among words
/// that do not matter.
class NetworkClassifierTest {

    private static final List<String> FILLERS =
            List.of("please", "now", "well", "quickly", "just", "today", "again", "maybe");
    private static final Consumer<Progress> QUIET = progress -> {};

    @TempDir
    Path folder;

    static List<Example> toy(int from, int to) {
        var examples = new ArrayList<Example>();
        for (int i = from; i < to; i++) {
            var before = FILLERS.get(i % 8);
            var after = FILLERS.get(i / 8 % 8);
            examples.add(new Example("order", before + " book table " + after));
            examples.add(new Example("library", before + " table book " + after));
            examples.add(new Example("oos", before + " " + after));
        }
        return examples;
    }

    static TrainingOptions options(Architecture architecture) {
        return new TrainingOptions(
                architecture,
                16,
                List.of(2, 3),
                8,
                12,
                1,
                50,
                1,
                12,
                16,
                1e-2,
                0.05,
                0.02,
                0.1,
                0.1,
                0,
                12,
                Descent.DEFAULT,
                7);
    }

    static NetworkClassifier train(TrainingOptions... options) throws IOException {
        return new Training(List.of(options), null, QUIET, null).run(toy(0, 40), toy(40, 56));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LINEAR")
    void every_architecture_but_the_linear_one_learns_the_order_of_words(Architecture architecture) throws IOException {
        var classifier = train(options(architecture));
        assertThat(toy(56, 64))
                .allSatisfy(example ->
                        assertThat(classifier.classify(example.text()).label()).isEqualTo(example.label()));
    }

    @Test
    void a_linear_classifier_tells_words_apart_but_not_their_order() throws IOException {
        var classifier = train(options(Architecture.LINEAR));
        var right = toy(56, 64).stream()
                .filter(example -> classifier.classify(example.text()).label().equals(example.label()))
                .map(Example::label)
                .toList();
        assertThat(right).filteredOn("oos"::equals).hasSize(8);
        assertThat(right).filteredOn(label -> !label.equals("oos")).hasSize(8); // one of each pair
    }

    @ParameterizedTest
    @CsvSource({"SGD, 0.5", "ADAGRAD, 0.05", "ADAM, 0.01"})
    void every_optimizer_learns_with_gradients_that_are_kept_short(Descent.Method method, double rate)
            throws IOException {
        var classifier = train(options(Architecture.CNN).withEpochs(25).withDescent(new Descent(method, 1, 0), rate));
        assertThat(toy(56, 64))
                .allSatisfy(example ->
                        assertThat(classifier.classify(example.text()).label()).isEqualTo(example.label()));
    }

    @Test
    void recurrent_layers_one_upon_another_learn_and_are_read_back() throws IOException {
        var classifier = train(options(Architecture.BIGRU).withLayers(2));
        ClassifierFile.write(classifier, folder.resolve("deep"));
        var read = ClassifierFile.read(folder.resolve("deep"), null);
        assertThat(toy(56, 64))
                .allSatisfy(example ->
                        assertThat(read.classify(example.text()).label()).isEqualTo(example.label()));
        assertThatThrownBy(() -> train(options(Architecture.CNN).withLayers(2)))
                .hasMessage("layers must be 1, or more of a recurrent network, was 2 of cnn");
    }

    @Test
    void training_ends_where_the_gradient_is_short() throws IOException {
        var norms = new ArrayList<Double>();
        var options = options(Architecture.CNN).withEpochs(12);
        new Training(List.of(options), null, progress -> norms.add(progress.norm()), null).run(toy(0, 40), toy(40, 56));
        double least = norms.get(3) * 1.0001;
        var ended = new ArrayList<Double>();
        new Training(
                        List.of(options.withDescent(
                                new Descent(Descent.Method.ADAM, Double.POSITIVE_INFINITY, least), options.rate())),
                        null,
                        progress -> ended.add(progress.norm()),
                        null)
                .run(toy(0, 40), toy(40, 56));
        assertThat(ended).isEqualTo(norms.subList(0, ended.size()));
        assertThat(ended.getLast()).isLessThan(least);
        assertThat(ended.subList(0, ended.size() - 1)).allMatch(norm -> norm >= least);
    }

    @Test
    void the_same_seed_gives_the_same_weights_and_another_seed_others() throws IOException {
        var options = options(Architecture.CNN).withEpochs(2);
        ClassifierFile.write(train(options), folder.resolve("one"));
        ClassifierFile.write(train(options), folder.resolve("two"));
        ClassifierFile.write(train(options.withSeed(8)), folder.resolve("three"));
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
        assertThat(Files.mismatch(folder.resolve("one"), folder.resolve("three")))
                .isNotEqualTo(-1);
    }

    @Test
    void weights_read_back_answer_the_same() throws IOException {
        var classifier =
                train(options(Architecture.CNN_BIGRU), options(Architecture.CNN).withSeed(2));
        ClassifierFile.write(classifier, folder.resolve("w"));
        var read = ClassifierFile.read(folder.resolve("w"), null);
        for (var text : List.of("book table", "maybe a tabel book", "xyz", "")) {
            assertThat(read.classify(text)).isEqualTo(classifier.classify(text));
        }
    }

    @Test
    void a_damaged_or_foreign_file_is_refused_by_name() throws IOException {
        var file = folder.resolve("w");
        ClassifierFile.write(train(options(Architecture.CNN).withEpochs(1)), file);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ClassifierFile.read(file, null))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("damaged");
        Files.writeString(file, "label\ttext\n");
        assertThatThrownBy(() -> ClassifierFile.read(file, null))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("not a weights file");
        assertThatThrownBy(() -> ClassifierFile.read(folder.resolve("none"), null))
                .hasMessageContaining("no weights file");
    }

    @Test
    void many_threads_get_the_same_answers_as_one() throws IOException {
        var classifier = train(options(Architecture.CNN_BIGRU).withEpochs(3));
        var texts = toy(0, 64).stream().map(Example::text).distinct().toList();
        var alone = texts.stream().map(classifier::classify).toList();
        var together = IntStream.range(0, 20 * texts.size())
                .parallel()
                .mapToObj(i -> classifier.classify(texts.get(i % texts.size())))
                .toList();
        for (int i = 0; i < together.size(); i++) assertThat(together.get(i)).isEqualTo(alone.get(i % texts.size()));
    }

    @Test
    void training_goes_on_from_its_checkpoint_to_the_same_weights() throws IOException {
        var options = options(Architecture.CNN).withEpochs(6);
        ClassifierFile.write(train(options), folder.resolve("straight"));
        var killed = new Training(
                List.of(options),
                null,
                progress -> {
                    if (progress.epoch() == 4) throw new IllegalStateException("killed in epoch 4");
                },
                folder.resolve("c"));
        assertThatThrownBy(() -> killed.run(toy(0, 40), toy(40, 56))).hasMessage("killed in epoch 4");
        var epochs = new ArrayList<Integer>();
        var resumed = new Training(
                        List.of(options), null, progress -> epochs.add(progress.epoch()), folder.resolve("c"))
                .run(toy(0, 40), toy(40, 56));
        ClassifierFile.write(resumed, folder.resolve("resumed"));
        assertThat(epochs).containsExactly(4, 5, 6);
        assertThat(folder.resolve("resumed")).hasSameBinaryContentAs(folder.resolve("straight"));
        assertThat(folder.resolve("c.0")).doesNotExist();
    }

    @Test
    void a_sentence_embedding_that_is_mixed_in_can_carry_the_answer() throws IOException {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 60; i++) examples.add(new Example(i % 2 == 0 ? "even" : "odd", "w" + i));
        var options = new TrainingOptions(
                Architecture.CNN, 4, List.of(1), 4, 4, 1, 0, 2, 30, 16, 1e-2, 0, 0, 0, 0, 0, 30, Descent.DEFAULT, 1);
        var classifier = new Training(
                        List.of(options), text -> new float[] {text.hashCode() % 2 == 0 ? 1 : 0, 1}, QUIET, null)
                .run(examples, examples);
        var even = examples.stream()
                .filter(example -> example.text().hashCode() % 2 == 0)
                .findFirst()
                .orElseThrow();
        assertThat(classifier.mixesSentence()).isTrue();
        assertThat(classifier.classifyWith(new float[] {1, 1}, "never seen").label())
                .isEqualTo(even.label());
        assertThat(classifier.classifyWith(new float[] {0, 1}, "never seen").label())
                .isNotEqualTo(even.label());
    }
}
