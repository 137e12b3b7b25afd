package io.grapevine.lab.bench.neural;

import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Dropout;
import io.grapevine.neural.layer.Embedding;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.TextConvolution;
import io.grapevine.neural.layer.Tokens;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.MiniBatches;
import io.grapevine.neural.optimizer.Schedule;
import io.grapevine.neural.text.Example;
import io.grapevine.neural.text.Vocabulary;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/// The epoch that training is timed by: a word TextCNN of 200 dimensions, regions of 2, 3 and 4 words with 128
/// filters each, dropout, Adam, batches of 64, on one thread.
public final class TextCnnEpoch {

    private static final int SIZE = 200;
    private static final int[] REGIONS = {2, 3, 4};
    private static final int FILTERS = 128;
    private static final int BATCH = 64;

    private final SplittableRandom random = new SplittableRandom(1);
    private final int[][][] sentences;
    private final int[] labels;
    private final Embedding embedding;
    private final TextConvolution convolution;
    private final Dropout dropout = new Dropout(0.5);
    private final Dense out;
    private final CrossEntropy loss = new CrossEntropy();
    private final Adam adam = new Adam(Schedule.constant(0.001));
    private final MiniBatches batches;
    private final Tokens tokens = new Tokens();

    public TextCnnEpoch(List<Example> examples) {
        var vocabulary = Vocabulary.of(examples.stream().map(Example::text).toList(), 1, 0);
        sentences = examples.stream()
                .map(example -> vocabulary.encode(example.text(), 64))
                .toArray(int[][][]::new);
        var names = examples.stream().map(Example::label).distinct().toList();
        labels = examples.stream()
                .mapToInt(example -> names.indexOf(example.label()))
                .toArray();
        embedding = new Embedding("words", vocabulary.rows(), SIZE, random);
        convolution = new TextConvolution("cnn", SIZE, REGIONS, FILTERS, random);
        out = new Dense("out", convolution.outputs(), names.size(), Activation.IDENTITY, random);
        batches = new MiniBatches(sentences.length, BATCH);
    }

    /// Elements of all params.
    public int size() {
        return Layer.params(embedding, convolution, out).stream()
                .mapToInt(Param::size)
                .sum();
    }

    /// Seconds of CPU that one epoch took.
    public double run() {
        var params = Layer.params(embedding, convolution, out);
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        batches.epoch(random, (order, from, to) -> {
            var targets = new int[to - from];
            for (int b = 0; b < targets.length; b++) targets[b] = labels[order[from + b]];
            tokens.fill(sentences, order, from, to, convolution.minSteps());
            Param.zeroGradients(params);
            loss.forward(out.forward(dropout.forward(convolution.forward(embedding.forward(tokens)), random)), targets);
            embedding.backward(convolution.backward(dropout.backward(out.backward(loss.backward()))));
            adam.step(params);
        });
        return (threads.getCurrentThreadCpuTime() - began) / 1e9;
    }
}
