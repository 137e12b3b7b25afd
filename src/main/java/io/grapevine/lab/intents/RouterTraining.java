package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import io.grapevine.neural.text.Architecture;
import io.grapevine.neural.text.Calibration;
import io.grapevine.neural.text.Descent;
import io.grapevine.neural.text.NetworkClassifier;
import io.grapevine.neural.text.Prediction;
import io.grapevine.neural.text.Training;
import io.grapevine.neural.text.TrainingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Trains the router, and cross-validates it by leaving sources out: a question is judged by a network that has
/// seen
/// none of its source's group. Those judgements also fit the temperature of the network that is trained on all.
///
/// One training is linear in the questions; cross-validation takes one for each fold.
public final class RouterTraining {

    private static final double HELD_OUT = 0.03;

    private final TrainingOptions options;
    private final Optional<Function<String, float[]>> sentence;
    private final Consumer<String> progress;

    /// A question and what a network that has not seen its source says of it.
    ///
    /// @param labels of the scores
    /// @param scores before the softmax
    public record Judged(RoutedQuestion question, List<String> labels, float[] scores) {

        /// At a temperature.
        public Prediction prediction(double temperature) {
            return Calibration.prediction(labels, scores, temperature);
        }
    }

    /// @param sentence the sentence embedding to mix in
    /// @param progress is told of every epoch and fold
    public RouterTraining(
            Architecture architecture,
            Optional<Function<String, float[]>> sentence,
            long seed,
            Consumer<String> progress) {
        options = options(architecture, seed);
        this.sentence = sentence;
        this.progress = progress;
    }

    /// Chosen by cross-validation over sources. A word needs 6 occurrences to get a row, so that the weights
    /// stay below 2 MB and the names of one source seldom get one.
    private static TrainingOptions options(Architecture architecture, long seed) {
        int epochs = 7;
        int batch = 64;
        return new TrainingOptions(
                architecture,
                48,
                List.of(1, 2, 3, 4),
                64,
                48,
                1,
                1_500,
                6,
                epochs,
                batch,
                2e-3,
                0.02,
                0.1,
                0.1,
                0.3,
                0,
                epochs,
                Descent.DEFAULT,
                seed);
    }

    /// A network trained on these questions, its temperature fitted on a few of them.
    public NetworkClassifier train(List<RoutedQuestion> questions) throws IOException {
        var examples = questions.stream().map(RoutedQuestion::asExample).toList();
        var split = Split.stratified(examples, HELD_OUT, new SplittableRandom(options.seed()));
        return new Training(List.of(options), sentence.orElse(null), p -> progress.accept(p.toString()), null)
                .run(split.train(), split.held());
    }

    /// What networks say of the questions of sources that they have not seen.
    ///
    /// @param group of each source: held out together
    /// @param judge the sources whose questions are judged; the others are only trained on
    public List<Judged> crossValidate(
            List<RoutedQuestion> questions, Map<String, String> group, int folds, List<String> judge)
            throws IOException {
        var foldOf = deal(questions, group, folds, judge);
        var judged = new ArrayList<Judged>();
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            var parts = questions.stream()
                    .collect(Collectors.partitioningBy(q -> foldOf.getOrDefault(group.get(q.source()), -1) == held));
            if (parts.get(true).isEmpty()) continue;
            progress.accept("fold %d of %d, held out: %s"
                    .formatted(
                            fold + 1,
                            folds,
                            foldOf.entrySet().stream()
                                    .filter(entry -> entry.getValue() == held)
                                    .map(Map.Entry::getKey)
                                    .sorted()
                                    .collect(Collectors.joining("; "))));
            var network = train(parts.get(false));
            for (var question : parts.get(true)) judged.add(judge(network, question));
        }
        return judged;
    }

    private static Judged judge(NetworkClassifier network, RoutedQuestion question) {
        var scores = new float[network.labels().size()];
        network.classify(question.text(), scores);
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) (network.temperature() * Math.log(Math.max(Float.MIN_NORMAL, scores[c])));
        }
        return new Judged(question, network.labels(), scores);
    }

    /// Deals the groups into folds, the largest first, each to the fold that has the fewest questions.
    private static Map<String, Integer> deal(
            List<RoutedQuestion> questions, Map<String, String> group, int folds, List<String> judge) {
        var sizes = questions.stream()
                .filter(q -> judge.contains(q.source()))
                .collect(Collectors.groupingBy(q -> group.get(q.source()), Collectors.counting()));
        var order = sizes.keySet().stream()
                .sorted(Comparator.<String>comparingLong(name -> -sizes.get(name))
                        .thenComparing(name -> name))
                .toList();
        var filled = new long[folds];
        var foldOf = new HashMap<String, Integer>();
        for (var name : order) {
            int least = 0;
            for (int fold = 1; fold < folds; fold++) if (filled[fold] < filled[least]) least = fold;
            foldOf.put(name, least);
            filled[least] += sizes.get(name);
        }
        return foldOf;
    }

    /// The temperature that fits what networks say of sources that they have not seen; every route has the same
    /// weight, so that the many lookups do not decide it alone.
    public static double temperature(List<Judged> judged) {
        var counts =
                judged.stream().collect(Collectors.groupingBy(j -> j.question().route(), Collectors.counting()));
        long least = counts.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        var taken = new HashMap<Route, Integer>();
        var some = new ArrayList<Judged>();
        for (var one : judged) {
            long every = counts.get(one.question().route()) / least; // each of so many
            if (taken.merge(one.question().route(), 1, Integer::sum) % every == 0) some.add(one);
        }
        return Calibration.temperature(
                some.stream().map(Judged::scores).toArray(float[][]::new),
                some.stream()
                        .mapToInt(one ->
                                one.labels().indexOf(one.question().route().label()))
                        .toArray());
    }

    /// The router: temperature by cross-validation, weights by all questions.
    public NetworkClassifier run(List<RoutedQuestion> questions, Map<String, String> group, int folds)
            throws IOException {
        var sources = questions.stream().map(RoutedQuestion::source).distinct().toList();
        double temperature = temperature(crossValidate(questions, group, folds, sources));
        progress.accept(String.format(Locale.ROOT, "temperature by sources left out: %.3f", temperature));
        return train(questions).withTemperature(temperature);
    }
}
