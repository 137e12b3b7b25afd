package io.grapevine.lab.bench.neural;

import io.grapevine.neural.text.Architecture;
import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.NetworkClassifier;
import io.grapevine.neural.text.TrainingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How long a classifier takes for one text with tokenisation, on one thread, at the sizes that `intents train`
/// builds. The weights are random: time does not depend on them.
///
/// @param p50 median, in microseconds
/// @param p95 in microseconds
public record InferenceLatency(Architecture architecture, double p50, double p95) {

    private static final int WARM = 20_000;
    private static final int MEASURED = 20_000;

    public static List<InferenceLatency> run(List<Example> examples) {
        return Stream.of(Architecture.CNN, Architecture.CNN_BIGRU)
                .map(architecture -> run(architecture, examples))
                .toList();
    }

    private static InferenceLatency run(Architecture architecture, List<Example> examples) {
        var classifier = NetworkClassifier.untrained(TrainingOptions.of(architecture), examples);
        var texts = Example.texts(examples).toArray(String[]::new);
        var probabilities = new float[classifier.labels().size()];
        for (int i = 0; i < WARM; i++) classifier.classify(texts[i % texts.length], probabilities);
        var nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long began = System.nanoTime();
            classifier.classify(texts[i % texts.length], probabilities);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return new InferenceLatency(architecture, nanos[MEASURED / 2] / 1e3, nanos[MEASURED * 95 / 100] / 1e3);
    }
}
