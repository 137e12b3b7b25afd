package io.grapevine.neural.text;

import io.grapevine.neural.loss.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

/// One trained network, or several whose probabilities are averaged, with their vocabulary, their labels, and
/// what calibrates them. Thread-safe; once warm, [#classify(String, float[])] allocates nothing of its own.
///
/// The score of a label is log p, p the mean over the networks of the softmax of their scores; the answer is the
/// softmax of score / temperature.
public final class NetworkClassifier implements TextClassifier {

    /// WordScanner of a text that are read; the rest is not.
    public static final int LONGEST = 64;

    private static final int WORKSPACES = 64;

    private final List<String> labels;
    private final Vocabulary vocabulary;
    private final List<TextNetwork> networks;
    private final double temperature;
    private final double threshold;
    private final Map<String, String> figures;
    private final Function<String, float[]> sentence;
    private final int outOfScope;
    private volatile List<Inference> inferences; // made at the first text
    private final ArrayBlockingQueue<Workspace> workspaces = new ArrayBlockingQueue<>(WORKSPACES);

    /// @param sentence the sentence embedding, needed where the networks mix one in, otherwise not called
    /// @param figures  of the training, as they stand in the weights file
    NetworkClassifier(
            List<String> labels,
            Vocabulary vocabulary,
            List<TextNetwork> networks,
            double temperature,
            double threshold,
            Function<String, float[]> sentence,
            Map<String, String> figures) {
        this.labels = List.copyOf(labels);
        this.vocabulary = vocabulary;
        this.networks = List.copyOf(networks);
        this.temperature = temperature;
        this.threshold = threshold;
        this.sentence = sentence;
        this.figures = new TreeMap<>(figures);
        outOfScope = OutOfScope.index(labels);
        if (mixesSentence() && sentence == null) {
            throw new IllegalArgumentException("these weights mix in a sentence embedding, but none was given");
        }
    }

    /// With random weights, for measurements of speed.
    public static NetworkClassifier untrained(TrainingOptions options, List<Example> examples) {
        var labels = Example.labels(examples);
        var vocabulary = Vocabulary.of(Example.texts(examples), options.leastCount(), options.buckets());
        var network = TextNetwork.untrained(options.shape(vocabulary.rows(), 0, labels.size()));
        return new NetworkClassifier(labels, vocabulary, List.of(network), 1, Double.NEGATIVE_INFINITY, null, Map.of());
    }

    /// What one thread needs to answer.
    private static final class Workspace {
        private final WordScanner words = new WordScanner();
        private final List<Inference.Workspace> networks;
        private final float[] one;

        Workspace(List<Inference> inferences, int labels) {
            networks = inferences.stream().map(Inference::workspace).toList();
            one = new float[labels];
        }
    }

    /// With temperature and threshold fitted on these examples; see [Calibration].
    public NetworkClassifier calibrated(List<Example> valid) {
        var scores = valid.stream().map(example -> scores(example.text())).toArray(float[][]::new);
        var targets = valid.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .toArray();
        double fitted = Calibration.temperature(scores, targets);
        var inScope = new ArrayList<Double>();
        var right = new ArrayList<Boolean>();
        for (int i = 0; i < scores.length; i++) {
            if (targets[i] == outOfScope) continue;
            Softmax.apply(scores[i], 0, labels.size(), fitted);
            inScope.add(OutOfScope.score(scores[i], outOfScope));
            right.add(best(scores[i]) == targets[i]);
        }
        return new NetworkClassifier(
                labels, vocabulary, networks, fitted, Calibration.threshold(inScope, right), sentence, figures);
    }

    /// The same networks at a temperature that was fitted elsewhere; it never abstains.
    public NetworkClassifier withTemperature(double temperature) {
        return new NetworkClassifier(
                labels, vocabulary, networks, temperature, Double.NEGATIVE_INFINITY, sentence, figures);
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public double threshold() {
        return threshold;
    }

    public double temperature() {
        return temperature;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Figures of the training: seed, epochs, accuracy on the validation data.
    public Map<String, String> figures() {
        return figures;
    }

    List<TextNetwork> networks() {
        return networks;
    }

    /// Whether an answer needs the sentence embedding.
    public boolean mixesSentence() {
        return networks.getFirst().shape().sentence() > 0;
    }

    @Override
    public double classify(String text, float[] probabilities) {
        return classify(text, vector(text, sentence), probabilities);
    }

    @Override
    public Prediction classify(String text, Function<String, float[]> bySentence) {
        return classifyWith(vector(text, bySentence), text);
    }

    /// As `classify(text)`, where the sentence embedding is at hand already.
    public Prediction classifyWith(float[] vector, String text) {
        var probabilities = new float[labels.size()];
        double score = classify(text, vector, probabilities);
        return Prediction.of(labels, probabilities, score < threshold);
    }

    private double classify(String text, float[] vector, float[] probabilities) {
        scores(text, vector, probabilities);
        Softmax.apply(probabilities, 0, labels.size(), temperature);
        return OutOfScope.score(probabilities, outOfScope);
    }

    /// The sentence embedding of a text; zeros where there is no word to embed, null where none is mixed in.
    private float[] vector(String text, Function<String, float[]> bySentence) {
        int size = networks.getFirst().shape().sentence();
        if (size == 0) return null;
        if (text.chars().noneMatch(Character::isLetterOrDigit)) return new float[size];
        var vector = bySentence.apply(text);
        if (vector.length != size) {
            throw new IllegalStateException(
                    "the weights know sentence embeddings of size %d, was given %d".formatted(size, vector.length));
        }
        return vector;
    }

    private float[] scores(String text) {
        var scores = new float[labels.size()];
        scores(text, vector(text, sentence), scores);
        return scores;
    }

    private void scores(String text, float[] vector, float[] into) {
        var workspace = workspaces.poll();
        if (workspace == null) workspace = new Workspace(inferences(), labels.size());
        workspace.words.read(text, LONGEST);
        // log softmax is the score less what all labels share, which the next softmax takes away again
        if (networks.size() == 1) {
            workspace.networks.getFirst().scores(workspace.words, vector, into);
        } else {
            average(workspace, vector, into);
        }
        workspaces.offer(workspace);
    }

    private void average(Workspace workspace, float[] vector, float[] into) {
        Arrays.fill(into, 0);
        for (int k = 0; k < networks.size(); k++) {
            workspace.networks.get(k).scores(workspace.words, vector, workspace.one);
            Softmax.apply(workspace.one, 0, labels.size(), 1);
            for (int c = 0; c < labels.size(); c++) into[c] += workspace.one[c] / networks.size();
        }
        for (int c = 0; c < labels.size(); c++) into[c] = (float) Math.log(Math.max(Float.MIN_NORMAL, into[c]));
    }

    private List<Inference> inferences() {
        if (inferences == null) {
            synchronized (this) {
                if (inferences == null)
                    inferences = networks.stream()
                            .map(network -> new Inference(network, vocabulary))
                            .toList();
            }
        }
        return inferences;
    }

    static int best(float[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[best]) best = c;
        }
        return best;
    }
}
