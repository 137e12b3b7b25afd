package io.grapevine.lab.command;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.text.ClassifierFile;
import io.grapevine.neural.text.NearestNeighbours;
import io.grapevine.neural.text.TextClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Loads classifiers for the commands: from a file, or the product's own router; with the sentence embedding
/// where they mix one in.
final class IntentWeights {

    /// The product's own router on the class path.
    static final String ROUTER = "/router/weights.bin";

    private IntentWeights() {}

    /// @param file null for the product's own router
    static TextClassifier load(Path file) {
        try {
            if (file != null) return read(file);
            try (var stream = IntentWeights.class.getResourceAsStream(ROUTER)) {
                return ClassifierFile.read(stream, "the router", lazyEmbedding());
            }
        } catch (WeightsException e) {
            throw new BadInput(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of either kind that `intents train` writes.
    private static TextClassifier read(Path file) throws IOException {
        return NearestNeighbours.wrote(file)
                ? NearestNeighbours.read(file, lazyEmbedding())
                : ClassifierFile.read(file, lazyEmbedding());
    }

    /// Whether these are labels of the router.
    static boolean areRoutes(List<String> labels) {
        return Arrays.stream(Route.values()).map(Route::label).toList().containsAll(labels);
    }

    /// The in-process embedding model, loaded at the first text.
    static Function<String, float[]> lazyEmbedding() {
        return new Function<>() {
            private OnnxEmbeddingModel model;

            @Override
            public synchronized float[] apply(String text) {
                if (model == null) model = new OnnxEmbeddingModel(new EmbeddingTokenizer(), 1);
                return model.embedQuery(text);
            }
        };
    }
}
