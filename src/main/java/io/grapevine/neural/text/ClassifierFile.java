package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Param;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// A [NetworkClassifier] on disk: a [WeightsFile] of the kind `text-classifier`, whose metadata hold labels,
/// vocabulary, the shape of each network, temperature, threshold and the figures of the training. The params of
/// network k have the prefix `k.`.
public final class ClassifierFile {

    static final String KIND = "text-classifier";

    private static final String FIGURE = "figure.";

    private ClassifierFile() {}

    public static void write(NetworkClassifier classifier, Path file) throws IOException {
        var metadata = new TreeMap<String, String>();
        metadata.put("labels", String.join("\n", classifier.labels()));
        metadata.put("words", String.join("\n", classifier.vocabulary().words()));
        metadata.put("buckets", String.valueOf(classifier.vocabulary().buckets()));
        metadata.put(
                "shapes",
                String.join(
                        "\n",
                        classifier.networks().stream()
                                .map(network -> network.shape().encode())
                                .toList()));
        metadata.put("temperature", String.valueOf(classifier.temperature()));
        metadata.put("threshold", String.valueOf(classifier.threshold()));
        classifier.figures().forEach((name, value) -> metadata.put(FIGURE + name, value));
        var params = new ArrayList<Param>();
        for (int k = 0; k < classifier.networks().size(); k++)
            params.addAll(prefixed(k, classifier.networks().get(k)));
        WeightsFile.of(KIND, metadata, params).write(file);
    }

    private static List<Param> prefixed(int k, TextNetwork network) {
        return network.params().stream()
                .map(param -> new Param(k + "." + param.name(), param.value(), param.grad()))
                .toList();
    }

    /// @param sentence the sentence embedding, asked only where the weights mix one in; may be null otherwise
    /// @throws WeightsException for a file that is missing, damaged, foreign, or lacks something
    public static NetworkClassifier read(Path file, Function<String, float[]> sentence) throws IOException {
        if (!Files.isRegularFile(file)) throw new WeightsException("there is no weights file " + file);
        return read(Files.readAllBytes(file), file.toString(), sentence);
    }

    /// As above, from a stream, which it reads to the end; `name` is for errors.
    public static NetworkClassifier read(InputStream from, String name, Function<String, float[]> sentence)
            throws IOException {
        return read(from.readAllBytes(), name, sentence);
    }

    private static NetworkClassifier read(byte[] bytes, String name, Function<String, float[]> sentence)
            throws IOException {
        var file = WeightsFile.read(bytes, name, KIND);
        try {
            var labels = List.of(file.require("labels").split("\n"));
            var words = file.require("words");
            var vocabulary = new Vocabulary(
                    words.isEmpty() ? List.of() : List.of(words.split("\n")),
                    Integer.parseInt(file.require("buckets")));
            var shapes = file.require("shapes").split("\n");
            var networks = new ArrayList<TextNetwork>();
            for (int k = 0; k < shapes.length; k++)
                networks.add(network(file, k, NetworkShape.parse(shapes[k]), vocabulary, labels));
            var figures = new TreeMap<String, String>();
            file.metadata().forEach((key, value) -> {
                if (key.startsWith(FIGURE)) figures.put(key.substring(FIGURE.length()), value);
            });
            return new NetworkClassifier(
                    labels,
                    vocabulary,
                    networks,
                    Double.parseDouble(file.require("temperature")),
                    Double.parseDouble(file.require("threshold")),
                    sentence,
                    figures);
        } catch (IllegalArgumentException e) {
            throw new WeightsException(name + " cannot be used: " + e.getMessage());
        }
    }

    private static TextNetwork network(
            WeightsFile file, int k, NetworkShape shape, Vocabulary vocabulary, List<String> labels)
            throws WeightsException {
        if (shape.rows() != vocabulary.rows() || shape.labels() != labels.size()) {
            throw new IllegalArgumentException("vocabulary or labels do not fit the shape of network " + k);
        }
        var network = TextNetwork.untrained(shape);
        file.copyTo(prefixed(k, network));
        return network;
    }
}
