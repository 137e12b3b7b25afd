package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.intents.EmbeddingCache;
import io.grapevine.lab.intents.RouterData;
import io.grapevine.lab.intents.RouterTraining;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.text.Architecture;
import io.grapevine.neural.text.ClassifierFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains the router's weights again, from its own questions and those of the public data sets.
@Command(
        name = "train-router",
        mixinStandardHelpOptions = true,
        description = "Trains the product's router on its own questions and on public data sets.",
        footer = {
            "",
            "Run it from the root of the repository. Example:",
            "  grapevine intents train-router --cache embeddings.bin --out src/main/resources/router/weights.bin"
        })
public class IntentsTrainRouterCommand implements Callable<Integer> {

    static final int FOLDS = 6;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The public data sets (default: $$GRAPEVINE_DATA, else ../shared/data).")
    Path data;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            defaultValue = "cnn",
            description = "cnn, bigru or cnn-bigru, among others (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(names = "--no-embedding", description = "Leave the sentence embedding out.")
    boolean noEmbedding;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Remember the sentence embeddings there, so that the next training is fast.")
    Path cache;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights go.")
    Path out;

    @Override
    public Integer call() throws IOException {
        var questions = RouterData.all(RouterData.OWN, folder(data));
        System.err.println(questions.size() + " questions");
        try (var embeddings = embeddings(cache)) {
            var training = new RouterTraining(
                    architecture(model),
                    noEmbedding ? Optional.empty() : Optional.of(embeddings),
                    seed,
                    System.err::println);
            var weights = training.run(questions, RouterData.groups(RouterData.OWN, questions), FOLDS);
            ClassifierFile.write(weights, out);
        }
        System.err.println("wrote " + out);
        return ExitCodes.DONE;
    }

    /// The folder that was given, or the usual ones.
    static Path folder(Path given) {
        var folder = Optional.ofNullable(given)
                .or(() -> Optional.ofNullable(System.getenv("GRAPEVINE_DATA")).map(Path::of))
                .orElse(Path.of("../shared/data"));
        if (!Files.isDirectory(folder))
            throw new BadInput("there is no folder " + folder + " with the public data sets; name it by --data");
        return folder;
    }

    static Architecture architecture(String name) {
        try {
            return Architecture.ofLabel(name);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    /// @param file null for a cache that is forgotten at the end
    static EmbeddingCache embeddings(Path file) throws IOException {
        Function<String, float[]> model = IntentWeights.lazyEmbedding();
        if (file != null) return new EmbeddingCache(file, OnnxEmbeddingModel.DIMENSION, model);
        var temporary = Files.createTempFile("embeddings", ".bin");
        temporary.toFile().deleteOnExit();
        return new EmbeddingCache(temporary, OnnxEmbeddingModel.DIMENSION, model);
    }
}
