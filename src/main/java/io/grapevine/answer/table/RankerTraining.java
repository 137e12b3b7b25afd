package io.grapevine.answer.table;

import io.grapevine.domain.Table;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.MiniBatches;
import io.grapevine.neural.optimizer.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Trains a [ProgramRanker] with the answers alone: the probability of all programs that give the right answer
/// together is made large (maximum marginal likelihood, as in Krishnamurthy, Dasigi and Gardner 2017, eq. 3);
/// where no program gives it, that of "no program".
public final class RankerTraining {

    private static final int MOST_RIGHT = 40;
    private static final int MOST_WRONG = 160;
    private static final int BATCH = 8;
    /// 4: a word pair of fewer questions is a name more often than a way to ask.
    private static final int RARE = 4;

    /// The settings of a training.
    ///
    /// @param epochs passes over the questions
    /// @param rate   first learning rate, which falls along half a cosine
    /// @param decay  of the weights
    public record Options(int epochs, double rate, double decay) {

        public static final Options STANDARD = new Options(14, 0.004, 0.02);
    }

    /// A question with the programs kept of it.
    public static final class Example {

        private final AskedWords asked;
        private final TypedTable table;
        private final List<Program> kept;
        private final boolean[] right; // of `kept`, then of "no program"
        private ProgramNetwork.Input input;

        private Example(AskedWords asked, TypedTable table, List<Program> kept, boolean[] right) {
            this.asked = asked;
            this.table = table;
            this.kept = kept;
            this.right = right;
        }

        /// Whether some program gives the right answer.
        public boolean isAnswerable() {
            return !right[right.length - 1];
        }
    }

    /// Reads tables once for many questions.
    private final Map<Table, TypedTable> tables = new HashMap<>();

    /// Enumerates the question's programs and keeps those that are right and some of the others.
    ///
    /// @param right whether these values answer the question
    public Example example(String question, Table table, Predicate<List<String>> right, RandomGenerator random) {
        var typed = tables.computeIfAbsent(table, TypedTable::new);
        var asked = AskedWords.of(question);
        var good = new ArrayList<Program>();
        var bad = new ArrayList<Program>();
        for (var program : Enumeration.of(typed, asked)) {
            (right.test(program.result().values()) ? good : bad).add(program);
        }
        var kept = new ArrayList<>(sample(good, MOST_RIGHT, random));
        var count = kept.size();
        kept.addAll(sample(bad, MOST_WRONG, random));
        var labels = new boolean[kept.size() + 1];
        for (var i = 0; i < count; i++) {
            labels[i] = true;
        }
        labels[kept.size()] = count == 0;
        return new Example(asked, typed, kept, labels);
    }

    private static List<Program> sample(List<Program> all, int most, RandomGenerator random) {
        for (var i = 0; i < Math.min(most, all.size()); i++) {
            var j = random.nextInt(i, all.size());
            var moved = all.get(i);
            all.set(i, all.get(j));
            all.set(j, moved);
        }
        return all.subList(0, Math.min(most, all.size()));
    }

    /// A ranker trained on these, by one thread.
    public static ProgramRanker train(List<Example> examples, Options options, RandomGenerator random) {
        var ranker = new ProgramRanker(vocabulary(examples), random);
        examples.forEach(e -> e.input = ranker.input(e.table, e.asked, e.kept));
        var network = ranker.network();
        var batches = new MiniBatches(examples.size(), BATCH);
        var steps = (long) options.epochs() * batches.perEpoch();
        var adam = new Adam(Schedule.cosine(options.rate(), steps), options.decay());
        var params = network.params();
        var ds = new FMatrixRMaj(0, 0);
        for (var epoch = 0; epoch < options.epochs(); epoch++) {
            batches.epoch(random, (order, from, to) -> {
                Param.zeroGradients(params);
                for (var i = from; i < to; i++) {
                    learn(network, examples.get(order[i]), ds, 1f / (to - from));
                }
                adam.step(params);
            });
        }
        return ranker;
    }

    /// L = -log Σ_right softmax(s); dL/ds_p = softmax(s)_p - softmax over the right ones only.
    private static void learn(ProgramNetwork network, Example example, FMatrixRMaj ds, float scale) {
        var scores = network.forward(example.input).data;
        var n = example.right.length;
        ds.reshape(n, 1);
        var all = softmax(scores, n, p -> true);
        var right = softmax(scores, n, p -> example.right[p]);
        for (var p = 0; p < n; p++) {
            ds.data[p] = scale * (float) (all[p] - right[p]);
        }
        network.backward(example.input, ds);
    }

    private static double[] softmax(float[] scores, int n, IntPredicate among) {
        var max = Double.NEGATIVE_INFINITY;
        for (var p = 0; p < n; p++) {
            max = among.test(p) ? Math.max(max, scores[p]) : max;
        }
        var result = new double[n];
        var sum = 0.0;
        for (var p = 0; p < n; p++) {
            result[p] = among.test(p) ? Math.exp(scores[p] - max) : 0;
            sum += result[p];
        }
        for (var p = 0; p < n; p++) {
            result[p] /= sum;
        }
        return result;
    }

    private static List<String> vocabulary(List<Example> examples) {
        var counts = new HashMap<String, Integer>();
        examples.forEach(e -> ProgramRanker.phrases(e.asked).forEach(phrase -> counts.merge(phrase, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= RARE)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
