package io.grapevine.lab.command;

import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.lab.tags.TagRun;
import io.grapevine.lab.tags.TagTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a tagger of names is trained on and how.
public class TagsOptions {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Tagged words; may come several times.")
    List<Path> data;

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description = "Lines of {\"title\", \"text\"} to begin with; may come several times.")
    List<Path> texts = new ArrayList<>();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of training, over the data (default: ${DEFAULT-VALUE}).")
    int epochs;

    @Option(
            names = "--text-epochs",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of training, over the texts (default: ${DEFAULT-VALUE}).")
    int textEpochs;

    @Option(
            names = "--from-scratch",
            description = "Do not begin with the weights that come with Grapevine, which have seen WikiGold; so with "
                    + "--texts.")
    boolean fromScratch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all randomness of training (default: ${DEFAULT-VALUE}).")
    long seed;

    TagTraining training(TagRun run, List<String> types) throws IOException {
        return run.training(texts, textEpochs, epochs, types, seed);
    }

    /// Whose weights training begins with.
    Optional<NameTagger> own() {
        return fromScratch || !texts.isEmpty() ? Optional.empty() : Optional.of(NameTagger.committed());
    }
}
