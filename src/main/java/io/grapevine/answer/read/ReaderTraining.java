package io.grapevine.answer.read;

import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.layer.FeedForward;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.loss.BinaryCrossEntropy;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import io.grapevine.neural.text.SpanNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/// Trains the reader's networks: the choice by softmax over the candidates of each question, presence on the
/// choices and on questions whose answer the candidates lack, the words on the sentences that answer.
public final class ReaderTraining {

    /// A question with candidates.
    ///
    /// @param right   indices of the candidates that answer; empty where none does
    /// @param answers accepted words; empty where only the sentence is known
    public record Example(String question, List<Candidate> candidates, Set<Integer> right, List<String> answers) {

        public Example {
            candidates = List.copyOf(candidates);
            right = Set.copyOf(right);
            answers = List.copyOf(answers);
        }
    }

    /// One question's rows of features.
    ///
    /// @param base scores that the network's are added to
    private record Rows(float[][] features, float[] base, Set<Integer> right) {

        float[] scores(FeedForward network) {
            return ReaderNetworks.sum(ReaderNetworks.scores(network, features), base);
        }
    }

    private static final double RATE = 3e-3;
    private static final double DECAY = 1e-3;
    private static final int BATCH = 16;

    private final ReaderNetworks networks;
    private final TokenEncoder encoder;
    private final SplittableRandom random;
    private final Consumer<String> progress;

    /// @param encoder  vectors of a text's word pieces; asked for each text several times
    /// @param progress is told what each network has reached
    public ReaderTraining(ReaderNetworks networks, TokenEncoder encoder, long seed, Consumer<String> progress) {
        this.networks = networks;
        this.encoder = encoder;
        this.random = new SplittableRandom(seed);
        this.progress = progress;
    }

    /// Trains the networks of the words on all examples.
    public void trainWords(List<Example> examples, int epochs) {
        var some = withCandidates(examples);
        var lexical = some.stream().map(this::lexical).toList();
        choose(networks.byWords(), answered(lexical), epochs, "by words");
        decide(networks.presentByWords(), presence(networks.byWords(), some, lexical), epochs, "present by words");
    }

    /// Trains the networks of meaning, after those of the words; the best candidates of each example are
    /// embedded, which takes most of the time.
    public void trainMeaning(List<Example> examples, int epochs) {
        var some = withCandidates(examples);
        var closer =
                some.stream().map(example -> closer(example, lexical(example))).toList();
        choose(networks.byMeaning(), answered(closer), epochs, "by meaning");
        decide(networks.presentByMeaning(), presence(networks.byMeaning(), some, closer), epochs, "present by meaning");
    }

    /// Trains the network that marks the words on the sentences that answer; each is embedded.
    public void trainWordsInSentence(List<Example> examples, int epochs) {
        span(examples.stream().filter(example -> !example.right().isEmpty()).toList(), epochs);
    }

    private static List<Example> withCandidates(List<Example> examples) {
        return examples.stream()
                .filter(example -> !example.candidates().isEmpty())
                .toList();
    }

    private Rows lexical(Example example) {
        var asked = AskedFor.of(example.question(), example.candidates());
        var features = new SentenceFeatures(asked, example.candidates()).lexical(example.candidates());
        return new Rows(features, new float[features.length], example.right());
    }

    private static List<Rows> answered(List<Rows> all) {
        return all.stream().filter(rows -> !rows.right().isEmpty()).toList();
    }

    private Rows closer(Example example, Rows lexical) {
        var scores = lexical.scores(networks.byWords());
        var best = Reader.best(scores, Reader.CLOSER);
        var picked = new float[best.size()];
        var rows = new float[best.size()][];
        var vectors = new ArrayList<TokenVectors>();
        var right = new HashSet<Integer>();
        for (var i = 0; i < rows.length; i++) {
            var at = best.get(i);
            picked[i] = scores[at];
            rows[i] = lexical.features()[at];
            vectors.add(encoder.encode(example.candidates().get(at).text()));
            if (example.right().contains(at)) {
                right.add(i);
            }
        }
        return new Rows(
                SentenceFeatures.withMeaning(rows, picked, encoder.encode(example.question()), vectors), picked, right);
    }

    /// L = -log Σ p_i over the right candidates i, p the softmax over all of the question's.
    private void choose(FeedForward network, List<Rows> questions, int epochs, String name) {
        var params = network.params();
        var optimizer = new Adam(Schedule.cosine(RATE, (long) epochs * questions.size() / BATCH), DECAY);
        var loss = new CrossEntropy();
        for (var epoch = 0; epoch < epochs; epoch++) {
            var sum = 0.0;
            var done = 0;
            Param.zeroGradients(params);
            for (var rows : shuffled(questions)) {
                var y = network.forward(ReaderNetworks.matrix(rows.features()));
                var line = new FMatrixRMaj(1, y.numRows);
                System.arraycopy(y.data, 0, line.data, 0, y.numRows);
                ReaderNetworks.sum(line.data, rows.base());
                var target = likeliest(line.data, rows);
                sum += loss.forward(line, new int[] {target});
                var dy = new FMatrixRMaj(y.numRows, 1);
                System.arraycopy(loss.backward().data, 0, dy.data, 0, y.numRows);
                for (var other : rows.right()) { // other right ones are no mistakes
                    dy.data[other] = other == target ? dy.data[other] : Math.min(0, dy.data[other]);
                }
                network.backward(dy);
                if (++done % BATCH == 0) {
                    optimizer.step(params);
                    Param.zeroGradients(params);
                }
            }
            if (epoch == epochs - 1) {
                progress.accept("%s: loss %.3f".formatted(name, sum / questions.size()));
            }
        }
    }

    private static int likeliest(float[] scores, Rows rows) {
        return rows.right().stream()
                .max((a, b) -> Float.compare(scores[a], scores[b]))
                .orElseThrow();
    }

    private List<Rows> presence(FeedForward network, List<Example> examples, List<Rows> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(
                        i -> best(network, rows.get(i), !examples.get(i).right().isEmpty()))
                .flatMap(Optional::stream)
                .toList();
    }

    /// One row: the best candidate. A question that has an answer and gets another sentence teaches neither.
    private Optional<Rows> best(FeedForward network, Rows rows, boolean answered) {
        var scores = rows.scores(network);
        var order = Reader.best(scores, Reader.CLOSER);
        var sorted = new float[order.size()];
        for (var i = 0; i < sorted.length; i++) {
            sorted[i] = scores[order.get(i)];
        }
        var right = rows.right().contains(order.getFirst());
        if (answered && !right) {
            return Optional.empty();
        }
        var features = rows.features()[order.getFirst()];
        var base = 0f;
        if (network == networks.byMeaning()) { // added to what the words say
            var words = Arrays.copyOf(features, SentenceFeatures.LEXICAL);
            var lexical = rows.base().clone();
            base = ReaderNetworks.scores(networks.presentByWords(), new float[][] {Reader.ofTheBest(words, lexical)})[
                    0];
        }
        var row = Reader.ofTheBest(features, sorted);
        return Optional.of(new Rows(new float[][] {row}, new float[] {base}, right ? Set.of(0) : Set.of()));
    }

    private void decide(FeedForward network, List<Rows> rows, int epochs, String name) {
        var params = network.params();
        var optimizer = new Adam(Schedule.cosine(RATE, (long) epochs * rows.size() / (2 * BATCH)), DECAY);
        var loss = new BinaryCrossEntropy();
        for (var epoch = 0; epoch < epochs; epoch++) {
            var order = shuffled(rows);
            var sum = 0.0;
            for (var from = 0; from < order.size(); from += 2 * BATCH) {
                var batch = order.subList(from, Math.min(order.size(), from + 2 * BATCH));
                var x = ReaderNetworks.matrix(
                        batch.stream().map(r -> r.features()[0]).toArray(float[][]::new));
                var targets = new FMatrixRMaj(batch.size(), 1);
                for (var i = 0; i < batch.size(); i++) {
                    targets.data[i] = batch.get(i).right().isEmpty() ? 0 : 1;
                }
                Param.zeroGradients(params);
                var y = network.forward(x);
                for (var i = 0; i < batch.size(); i++) {
                    y.data[i] += batch.get(i).base()[0];
                }
                sum += loss.forward(y, targets) * batch.size();
                network.backward(loss.backward());
                optimizer.step(params);
            }
            if (epoch == epochs - 1) {
                progress.accept("%s: loss %.3f over %d".formatted(name, sum / rows.size(), rows.size()));
            }
        }
    }

    private void span(List<Example> examples, int epochs) {
        var marked = new ArrayList<SpanNetwork.Marked>();
        for (var example : examples) {
            marked(example).ifPresent(marked::add);
        }
        var optimizer = new Adam(Schedule.cosine(2e-3, (long) epochs * marked.size() / (2 * BATCH)), 1e-2);
        for (var epoch = 0; epoch < epochs; epoch++) {
            var order = shuffled(marked);
            var sum = 0.0;
            for (var from = 0; from < order.size(); from += 2 * BATCH) {
                var batch = order.subList(from, Math.min(order.size(), from + 2 * BATCH));
                sum += networks.span().train(batch, optimizer, random) * batch.size();
            }
            progress.accept("words, epoch %d: loss %.3f over %d".formatted(epoch, sum / marked.size(), marked.size()));
        }
    }

    /// The first right candidate that holds one of the accepted words.
    private Optional<SpanNetwork.Marked> marked(Example example) {
        var asked = AskedFor.of(example.question(), example.candidates());
        for (var at : example.right()) {
            var text = example.candidates().get(at).text();
            for (var answer : example.answers()) {
                var start = text.indexOf(answer);
                if (start >= 0) {
                    var vectors = encoder.encode(text);
                    var first = IntStream.range(0, vectors.size())
                            .filter(t -> vectors.ends()[t] > start)
                            .findFirst();
                    var last = IntStream.range(0, vectors.size())
                            .filter(t -> vectors.ends()[t] >= start + answer.length())
                            .findFirst();
                    if (first.isPresent() && last.isPresent() && first.getAsInt() <= last.getAsInt()) {
                        var input = SpanFeatures.input(asked, encoder.encode(example.question()), text, vectors);
                        return Optional.of(new SpanNetwork.Marked(input, first.getAsInt(), last.getAsInt()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private <T> List<T> shuffled(List<T> list) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(random.nextLong()));
        return copy;
    }
}
