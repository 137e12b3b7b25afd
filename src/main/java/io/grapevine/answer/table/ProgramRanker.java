package io.grapevine.answer.table;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.loss.Softmax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Gives each program of a question its probability of being the one that is meant, "no program" among them.
/// Safe for many threads.
public final class ProgramRanker {

    static final String KIND = "table-programs";
    private static final String COMMITTED = "/table/programs.bin";

    private final ProgramNetwork network;
    private final Map<String, Integer> vocabulary;

    ProgramRanker(List<String> words, RandomGenerator random) {
        this(new ProgramNetwork(words.size(), random), words);
    }

    private ProgramRanker(ProgramNetwork network, List<String> words) {
        this.network = network;
        vocabulary = new HashMap<>();
        for (var i = 0; i < words.size(); i++) {
            vocabulary.put(words.get(i), i);
        }
    }

    /// Reads weights that `tables train` wrote.
    ///
    /// @throws WeightsException where they are damaged or another network's
    public static ProgramRanker of(WeightsFile file) throws WeightsException {
        var words = List.of(file.require("vocabulary").split("\n"));
        var ranker = new ProgramRanker(words, RandomGenerator.of("L64X128MixRandom"));
        if (file.requireInt("features") != Features.COUNT) {
            throw new WeightsException("the weights (" + KIND + ") are for " + file.require("features")
                    + " features, this program has " + Features.COUNT + "; train them again");
        }
        file.copyTo(ranker.network.params());
        return ranker;
    }

    /// The weights that come with the product.
    public static ProgramRanker committed() {
        try {
            return of(WeightsFile.shipped(COMMITTED, KIND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the weights in `file`.
    public static ProgramRanker read(Path file) throws IOException {
        return of(WeightsFile.read(file, KIND));
    }

    /// The weights for a file, with what else shall be known of them.
    public WeightsFile toFile(Map<String, String> metadata) {
        var all = new HashMap<>(metadata);
        var words = new String[vocabulary.size()];
        vocabulary.forEach((word, index) -> words[index] = word);
        all.put("vocabulary", String.join("\n", words));
        all.put("features", String.valueOf(Features.COUNT));
        return WeightsFile.of(KIND, all, network.params());
    }

    ProgramNetwork network() {
        return network;
    }

    /// A program's probability.
    record Ranked(Program program, double probability) {}

    /// The programs, the most probable first; what is missing to 1 is the probability that none fits.
    List<Ranked> rank(TypedTable table, AskedWords asked, List<Program> programs) {
        var input = input(table, asked, programs);
        var scores = network.replica().forward(input).data.clone();
        Softmax.apply(scores, 0, programs.size() + 1, 1);
        var ranked = new ArrayList<Ranked>();
        for (var p = 0; p < programs.size(); p++) {
            ranked.add(new Ranked(programs.get(p), scores[p]));
        }
        ranked.sort((a, b) -> Double.compare(b.probability(), a.probability()));
        return ranked;
    }

    /// The programs and, last, "no program", as the network reads them.
    ProgramNetwork.Input input(TypedTable table, AskedWords asked, List<Program> programs) {
        var features = new FMatrixRMaj(programs.size() + 1, Features.COUNT);
        var operators = new int[programs.size() + 1];
        var types = new int[programs.size() + 1];
        for (var p = 0; p < programs.size(); p++) {
            var program = programs.get(p);
            System.arraycopy(Features.of(table, asked, program), 0, features.data, p * Features.COUNT, Features.COUNT);
            operators[p] = program.operator().ordinal();
            types[p] = program.column() < 0
                    ? 0
                    : 1 + table.columns().get(program.column()).type().ordinal();
        }
        System.arraycopy(
                Features.none(table, asked, programs),
                0,
                features.data,
                programs.size() * Features.COUNT,
                Features.COUNT);
        operators[programs.size()] = Operator.NONE.ordinal();
        return new ProgramNetwork.Input(words(asked), features, operators, types);
    }

    private int[] words(AskedWords asked) {
        return phrases(asked).stream()
                .filter(vocabulary::containsKey)
                .mapToInt(vocabulary::get)
                .toArray();
    }

    /// The stems of a question and their pairs, each once; numbers are alike.
    static SequencedSet<String> phrases(AskedWords asked) {
        var all = new LinkedHashSet<String>();
        var before = "^";
        for (var i = 0; i < asked.size(); i++) {
            var stem = asked.isYear(i)
                    ? "<year>"
                    : TableWords.isNumber(asked.words().get(i))
                            ? "<n>"
                            : asked.stems().get(i);
            all.add(stem);
            all.add(before + " " + stem);
            before = stem;
        }
        return all;
    }
}
