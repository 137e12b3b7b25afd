package io.grapevine.answer.route;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.language.QuestionScope;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.text.ClassifierFile;
import io.grapevine.neural.text.Prediction;
import io.grapevine.neural.text.TextClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// Routes questions by a trained text classifier whose labels are the routes. Thread-safe.
///
/// It takes the route whose expected cost is least by the classifier's probabilities, not the likeliest: see
/// [RouteCosts]. What a document is about is asked in so few ways that its words decide.
public final class NeuralRouter implements Router {

    /// The environment variable that names a weights file of one's own.
    public static final String WEIGHTS_KEY = "GRAPEVINE_ROUTER_WEIGHTS";

    private static final String WEIGHTS = "/router/weights.bin";

    private final TextClassifier classifier;

    /// @throws IllegalArgumentException where a label of the classifier is no route
    public NeuralRouter(TextClassifier classifier) {
        classifier.labels().forEach(Route::ofLabel);
        this.classifier = classifier;
    }

    /// With the weights that come with Grapevine.
    public static NeuralRouter committed() {
        try (var in = NeuralRouter.class.getResourceAsStream(WEIGHTS)) {
            return new NeuralRouter(ClassifierFile.read(in, WEIGHTS, NeuralRouter::withoutQuestion));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With weights of one's own, as `./grapevine intents train` writes them from texts that are labelled by
    /// route.
    ///
    /// @throws Misconfigured that names [#WEIGHTS_KEY], where the file is missing, damaged, or of other labels
    public static NeuralRouter of(Path weights) {
        try {
            return new NeuralRouter(ClassifierFile.read(weights, NeuralRouter::withoutQuestion));
        } catch (WeightsException | IllegalArgumentException e) {
            throw new Misconfigured(
                    "%s=%s cannot be used: %s. Train a file by ./grapevine intents train, or leave the key out."
                            .formatted(WEIGHTS_KEY, weights, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new Misconfigured("%s=%s cannot be read: %s".formatted(WEIGHTS_KEY, weights, e.getMessage()), e);
        }
    }

    @Override
    public Routing route(String question, Function<String, float[]> sentence) {
        if (QuestionScope.isAboutDocument(question)) {
            return new Routing(Route.OVERVIEW, 1, Map.of(Route.OVERVIEW, 1.0), false);
        }
        return routing(classifier.classify(question, sentence));
    }

    private static float[] withoutQuestion(String text) {
        throw new IllegalStateException("the sentence embedding comes with each question");
    }

    /// The decision on what a classifier of routes says.
    public static Routing routing(Prediction prediction) {
        var probabilities = new EnumMap<Route, Double>(Route.class);
        prediction
                .probabilities()
                .forEach((label, probability) -> probabilities.put(Route.ofLabel(label), probability));
        return decided(probabilities);
    }

    private static Routing decided(Map<Route, Double> probabilities) {
        var route = RouteCosts.cheapest(probabilities);
        return new Routing(route, probabilities.getOrDefault(route, 0.0), probabilities, false);
    }
}
