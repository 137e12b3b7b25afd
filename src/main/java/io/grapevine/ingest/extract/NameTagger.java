package io.grapevine.ingest.extract;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.language.Name;
import io.grapevine.language.Sentences;
import io.grapevine.language.Span;
import io.grapevine.language.Words;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.text.SequenceTagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Finds the names in an English text and says of which type each is. Thread-safe.
///
/// A name is a run of words with one type; the network tags each word as the first of a name, as one that goes on,
/// or as none (BIO; Ramshaw and Marcus 1995), and a name never begins with a word that goes on.
public final class NameTagger {

    /// The environment variable that names a weights file of one's own.
    public static final String WEIGHTS_KEY = "GRAPEVINE_INGEST_TAGS_WEIGHTS";

    private static final String KIND = "name-tagger";
    private static final String TYPES = "types";
    private static final String WEIGHTS = "/tags/weights.bin";

    private final List<String> types;
    private final SequenceTagger network;

    private NameTagger(List<String> types, SequenceTagger network) {
        this.types = List.copyOf(types);
        this.network = network;
    }

    /// Untrained.
    public static NameTagger create(List<String> types, long seed) {
        var network = new SequenceTagger(
                OnnxEmbeddingModel.DIMENSION, WordInput.FEATURES, allowed(types.size()), new SplittableRandom(seed));
        return new NameTagger(types, network);
    }

    /// With the weights that come with Grapevine: `person`, `place`, `organisation` and `misc`.
    public static NameTagger committed() {
        try {
            return of(WeightsFile.shipped(WEIGHTS, KIND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With weights of one's own, as `./grapevine tags train` writes them.
    ///
    /// @throws Misconfigured that names [#WEIGHTS_KEY], where the file is missing, damaged or of another kind
    public static NameTagger of(Path weights) {
        try {
            return read(weights);
        } catch (WeightsException e) {
            throw new Misconfigured(
                    "%s=%s cannot be used: %s. Train a file by ./grapevine tags train, or leave the key out."
                            .formatted(WEIGHTS_KEY, weights, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new Misconfigured("%s=%s cannot be read: %s".formatted(WEIGHTS_KEY, weights, e.getMessage()), e);
        }
    }

    /// @throws WeightsException where the file is damaged or of another kind
    public static NameTagger read(Path file) throws IOException {
        return of(WeightsFile.read(file, KIND));
    }

    private static NameTagger of(WeightsFile file) throws WeightsException {
        var tagger = create(List.of(file.require(TYPES).split(",")), 0);
        file.copyTo(tagger.params());
        return tagger;
    }

    public void write(Path file) throws IOException {
        WeightsFile.of(KIND, Map.of(TYPES, String.join(",", types)), params()).write(file);
    }

    /// With weights of its own, to be trained further.
    public NameTagger copy() {
        var copy = create(types, 0);
        copy.beginAs(this);
        return copy;
    }

    /// Takes the weights of another tagger, those of its tags only where the types are the same.
    public void beginAs(NameTagger other) {
        boolean alike = types.equals(other.types);
        var to = alike ? params() : network.reading();
        var from = alike ? other.params() : other.network.reading();
        for (int i = 0; i < to.size(); i++) to.get(i).value().setTo(from.get(i).value());
    }

    /// Which weights these are: other ones have documents read again.
    public String version() {
        return "%08x"
                .formatted(params().stream()
                        .map(param -> Arrays.hashCode(param.value().data))
                        .toList()
                        .hashCode());
    }

    public List<String> types() {
        return types;
    }

    /// For training.
    public SequenceTagger network() {
        return network;
    }

    private List<Param> params() {
        return network.params();
    }

    /// The names of a text in its order, none behind the last of the vectors. Cost grows linearly with the text.
    public List<Name> names(String text, TokenVectors vectors) {
        return names(text, words(text), vectors);
    }

    /// The words of each sentence, by their places in the text.
    public static List<List<Span>> words(String text) {
        return Sentences.of(text).stream()
                .map(sentence -> Words.of(sentence.of(text)).stream()
                        .map(word -> new Span(sentence.start() + word.start(), sentence.start() + word.end()))
                        .toList())
                .toList();
    }

    /// As above, of a text that has been split into words.
    public List<Name> names(String text, List<List<Span>> sentences, TokenVectors vectors) {
        var tags = network.replica().tags(WordInput.of(text, sentences, vectors));
        var names = new ArrayList<Name>();
        int word = 0;
        for (var sentence : sentences) {
            for (int i = 0; i < sentence.size(); i++, word++) {
                if (!begins(tags[word])) continue;
                int last = i;
                while (last + 1 < sentence.size() && tags[word + last + 1 - i] == tags[word] + 1) last++;
                var span = new Span(sentence.get(i).start(), sentence.get(last).end());
                names.add(new Name(span, types.get((tags[word] - 1) / 2)));
            }
        }
        return names;
    }

    /// The tag of a name's first word.
    public int first(String type) {
        return 1 + 2 * types.indexOf(type);
    }

    private static boolean begins(int tag) {
        return tag % 2 == 1;
    }

    /// 0 is no name, 1 + 2k the first word of a name of type k, 2 + 2k one that goes on.
    private static boolean[][] allowed(int types) {
        int tags = 1 + 2 * types;
        var allowed = new boolean[tags + 1][tags];
        for (int from = 0; from <= tags; from++) {
            for (int to = 0; to < tags; to++) {
                boolean goesOn = to > 0 && !begins(to);
                allowed[from][to] = !goesOn || from < tags && (from == to || from == to - 1);
            }
        }
        return allowed;
    }
}
