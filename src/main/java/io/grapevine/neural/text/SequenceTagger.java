package io.grapevine.neural.text;

import io.grapevine.neural.layer.Activation;
import io.grapevine.neural.layer.Dense;
import io.grapevine.neural.layer.Embedding;
import io.grapevine.neural.layer.Layer;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.SequenceLayer;
import io.grapevine.neural.layer.Sequences;
import io.grapevine.neural.layer.Tokens;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/// Gives each word of a text its tag: embedding, a recurrent layer in one or both directions, a dense layer at
/// each step; many-to-many of equal length. A tagger is used by one thread at a time; [#replica()] is one over
/// the same weights for another thread.
///
/// T steps, B texts, D size of a word's vector, H size of the recurrent layer's output, C tags.
public final class SequenceTagger {

    /// WordScanner and the tag of each.
    public record Tagged(List<String> words, List<String> tags) {
        public Tagged {
            words = List.copyOf(words);
            tags = List.copyOf(tags);
            if (words.size() != tags.size()) {
                throw new IllegalArgumentException(words.size() + " words and " + tags.size() + " tags: " + words);
            }
        }
    }

    private final List<String> tags;
    private final Vocabulary vocabulary;
    private final Embedding embedding;
    private final SequenceLayer recurrent;
    private final Dense output;
    private final Tokens tokens = new Tokens();
    private final Sequences dStates = new Sequences(); // (T*B,H)

    private SequenceTagger(
            List<String> tags, Vocabulary vocabulary, Embedding embedding, SequenceLayer recurrent, Dense output) {
        this.tags = tags;
        this.vocabulary = vocabulary;
        this.embedding = embedding;
        this.recurrent = recurrent;
        this.output = output;
    }

    /// Trains on these texts for all epochs of the options; of those, what concerns filters, dropout of
    /// features, and validation has no meaning here.
    public static SequenceTagger train(List<Tagged> texts, TrainingOptions options) {
        if (texts.isEmpty()) throw new IllegalArgumentException("a tagger needs at least one text to train on");
        var random = new SplittableRandom(options.seed());
        var tags = texts.stream()
                .flatMap(text -> text.tags().stream())
                .distinct()
                .sorted()
                .toList();
        var vocabulary = Vocabulary.of(
                texts.stream().map(text -> String.join(" ", text.words())).toList(),
                options.leastCount(),
                options.buckets());
        var recurrent = RecurrentEncoder.layer(options.architecture(), options.embedding(), options.hidden(), random);
        var tagger = new SequenceTagger(
                tags,
                vocabulary,
                new Embedding("embedding", vocabulary.rows(), options.embedding(), random),
                recurrent,
                new Dense("output", recurrent.outputs(), tags.size(), Activation.IDENTITY, random));
        tagger.fit(texts, options, random);
        return tagger;
    }

    /// Over the same weights, for another thread.
    public SequenceTagger replica() {
        return new SequenceTagger(tags, vocabulary, embedding.replica(), recurrent.replica(), output.replica());
    }

    /// All tags, sorted.
    public List<String> tags() {
        return tags;
    }

    /// The tag of each word.
    public List<String> tag(List<String> words) {
        if (words.isEmpty()) return List.of();
        var scores = forward(new int[][][] {encode(words)}, new int[] {0}); // (T,C)
        var found = new ArrayList<String>();
        for (int t = 0; t < words.size(); t++) {
            found.add(tags.get(
                    NetworkClassifier.best(Arrays.copyOfRange(scores.data, t * tags.size(), (t + 1) * tags.size()))));
        }
        return found;
    }

    private int[][] encode(List<String> words) {
        return words.stream().map(word -> vocabulary.encodeWord(word)).toArray(int[][]::new);
    }

    /// Sentences `batch` -> (T*B,C)
    private FMatrixRMaj forward(int[][][] sentences, int[] batch) {
        return output.forward(recurrent
                .forward(embedding.forward(tokens.fill(sentences, batch, 0, batch.length, 1)))
                .values());
    }

    private void fit(List<Tagged> texts, TrainingOptions options, SplittableRandom random) {
        var sentences = texts.stream().map(text -> encode(text.words())).toArray(int[][][]::new);
        var params = Layer.params(embedding, recurrent, output);
        int batches = (texts.size() + options.batch() - 1) / options.batch();
        var optimizer = new Adam(Schedule.cosine(options.rate(), (long) options.epochs() * batches), options.decay());
        var loss = new CrossEntropy(options.smoothing());
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            var order = IntStream.range(0, texts.size()).toArray();
            EncodedExamples.shuffle(order, random);
            for (int from = 0; from < order.length; from += options.batch()) {
                var batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + options.batch()));
                var scores = forward(sentences, batch);
                loss.forward(scores, targets(texts, batch, tokens.steps()));
                Param.zeroGradients(params);
                backward(loss.backward());
                optimizer.step(params);
            }
        }
    }

    private void backward(FMatrixRMaj dscores) {
        var dx = output.backward(dscores); // (T*B,H)
        dStates.reshape(tokens.steps(), tokens.lengths(), dx.numCols).values().setTo(dx);
        embedding.backward(recurrent.backward(dStates));
    }

    /// The tag of each step, time-major; past a text's end nothing counts.
    private int[] targets(List<Tagged> texts, int[] batch, int steps) {
        var targets = new int[steps * batch.length];
        Arrays.fill(targets, CrossEntropy.IGNORED);
        for (int b = 0; b < batch.length; b++) {
            var ofText = texts.get(batch[b]).tags();
            for (int t = 0; t < ofText.size(); t++) targets[t * batch.length + b] = tags.indexOf(ofText.get(t));
        }
        return targets;
    }
}
