package io.grapevine.answer.route;

import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.neural.text.ClassifierFile;
import io.grapevine.neural.text.Prediction;
import io.grapevine.neural.text.TextClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.function.Function;

/// Routes questions by a trained text classifier whose labels are the routes. Thread-safe.
///
/// Where it is not sure, the question is a lookup: looking something up in vain costs little, while declining to
/// look loses an answer. So also small talk and what documents cannot do are only believed above [#SURE].
public final class NeuralRouter implements Router {

    /// The confidence from which on a question is answered without looking at the documents.
    static final double SURE = 0.6;
    private static final String WEIGHTS = "/router/weights.bin";

    private final TextClassifier classifier;

    public NeuralRouter(TextClassifier classifier) {
        classifier.labels().forEach(Route::ofLabel); // refuses weights of something else
        this.classifier = classifier;
    }

    /// With the weights that come with Grapevine.
    ///
    /// @param sentence the sentence embedding, asked only where the weights mix one in
    public static NeuralRouter committed(Function<String, float[]> sentence) {
        try (var in = NeuralRouter.class.getResourceAsStream(WEIGHTS)) {
            return new NeuralRouter(ClassifierFile.read(in, WEIGHTS, sentence));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Routing route(String question) {
        var prediction = classifier.classify(question);
        var probabilities = new EnumMap<Route, Double>(Route.class);
        prediction
                .probabilities()
                .forEach((label, probability) -> probabilities.put(Route.ofLabel(label), probability));
        var route = believed(prediction) ? Route.ofLabel(prediction.label()) : Route.LOOKUP;
        return new Routing(route, probabilities.getOrDefault(route, 0.0), probabilities, false);
    }

    private static boolean believed(Prediction prediction) {
        return switch (Route.ofLabel(prediction.label())) {
            case CHITCHAT, OUT_OF_SCOPE -> prediction.confidence() >= SURE;
            case LOOKUP, MULTIHOP, OVERVIEW, AGGREGATE -> !prediction.abstained();
        };
    }
}
