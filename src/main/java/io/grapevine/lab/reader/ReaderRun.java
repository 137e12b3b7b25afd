package io.grapevine.lab.reader;

import io.grapevine.answer.read.Reader;
import io.grapevine.answer.read.ReaderNetworks;
import io.grapevine.answer.read.ReaderTraining;
import io.grapevine.answer.read.ReaderTraining.Example;
import io.grapevine.answer.read.TokenEncoder;
import io.grapevine.lab.evaluate.MarkedWords;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.llm.TokenVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Trains the reader on a folder of public sets and measures it on articles that it has not seen.
public final class ReaderRun {

    /// Every fifth article is kept for validation.
    private static final int VALIDATION = 5;
    /// The span network needs more examples, and two texts for each instead of five.
    private static final int SPANS_AN_EXAMPLE = 2;
    /// Enough for an interval of about 10 points.
    private static final int MEASURED = 60;
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L},] )\\p{Lu}\\p{L}{2,}");

    /// @param first    share of the questions whose first sentence answers, in percent
    /// @param exact    share whose marked words are accepted ones
    /// @param f1       of the marked words
    /// @param answered share of the questions with an answer that are answered
    /// @param falseAnswers share of the questions of other documents that are answered
    public record Figures(int questions, double first, double exact, double f1, double answered, double falseAnswers) {

        @Override
        public String toString() {
            return "%d questions: first sentence %.1f, EM %.1f, F1 %.1f, answered %.1f, false answers %.1f"
                    .formatted(questions, first, exact, f1, answered, falseAnswers);
        }
    }

    private final Path data;
    private final Consumer<String> progress;
    private final Map<String, TokenVectors> known = new ConcurrentHashMap<>();
    private final TokenEncoder encoder;

    /// @param data folder with `squad/paragraphs.jsonl` and `selqa/`
    public ReaderRun(Path data, EmbeddingTokenizer tokenizer, Consumer<String> progress) {
        this(data, new OnnxEmbeddingModel(tokenizer, 1)::tokenVectors, progress);
    }

    /// @param encoder vectors of word pieces; each text is asked for once
    public ReaderRun(Path data, TokenEncoder encoder, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
        this.encoder = text -> known.computeIfAbsent(text, encoder::encode);
    }

    /// Trains on four fifths of the articles of SQuAD and of SelQA, measures on the others, writes the weights.
    ///
    /// @param from     weights whose networks of the words are kept; empty to train them, too
    /// @param embedded how many examples the networks of meaning see; embedding them takes most of the time
    public void train(Path out, Optional<Path> from, int epochs, int spanEpochs, int embedded, long seed)
            throws IOException {
        var squad = ReadingSet.paragraphs(data.resolve("squad/paragraphs.jsonl"));
        var selqa = ReadingSet.corpus(data.resolve("selqa"), true);
        var random = new SplittableRandom(seed);
        var examples = new ArrayList<Example>();
        for (var set : List.of(squad, selqa)) {
            for (var asked : set.questions()) {
                if (!isHeldOut(set, asked)) {
                    examples.add(set.example(asked));
                }
            }
        }
        var answered = examples.size();
        addUnanswerable(examples, squad, selqa, random);
        addUnanswerable(examples, selqa, squad, random);
        progress.accept(answered + " questions with an answer, " + (examples.size() - answered) + " without");
        var networks = from.isPresent() ? ReaderNetworks.continued(from.get(), seed) : ReaderNetworks.create(seed);
        var training = new ReaderTraining(networks, encoder, seed, progress);
        if (from.isEmpty()) {
            training.trainWords(examples, epochs);
        }
        Collections.shuffle(examples, new Random(seed));
        training.trainMeaning(examples.subList(0, Math.min(embedded, examples.size())), 2 * epochs);
        training.trainWordsInSentence(
                examples.stream()
                        .filter(example -> !example.answers().isEmpty())
                        .limit(SPANS_AN_EXAMPLE * (long) embedded)
                        .toList(),
                spanEpochs);
        var figures = new LinkedHashMap<String, String>();
        figures.put("seed", Long.toString(seed));
        figures.put("embedded", Integer.toString(embedded));
        networks.write(out, figures); // measuring takes a while, too
        figures.put("squad held out", heldOut(networks, squad, selqa).toString());
        figures.put("selqa held out", heldOut(networks, selqa, squad).toString());
        networks.write(out, figures);
    }

    /// Of each question of `set` one example without an answer: asked of the other articles, asked of `other`,
    /// or with a name that is not its own.
    private static void addUnanswerable(
            List<Example> examples, ReadingSet set, ReadingSet other, SplittableRandom random) {
        var names = names(set);
        for (var asked : set.questions()) {
            if (isHeldOut(set, asked)) {
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 ->
                    examples.add(set.unanswerable(
                            asked.question(), set.paragraph(asked.paragraph()).title()));
                case 1 -> examples.add(other.unanswerable(asked.question(), ""));
                default ->
                    renamed(asked.question(), names, random)
                            .ifPresent(question -> examples.add(set.unanswerable(question, "")));
            }
        }
    }

    /// Measures on the articles that training does not see.
    public Figures heldOut(ReaderNetworks networks, ReadingSet set, ReadingSet other) {
        var some =
                set.questions().stream().filter(asked -> isHeldOut(set, asked)).toList();
        return measure(networks, set, some, other);
    }

    /// Measures on these questions, at most [#MEASURED] of them, evenly spread; `other` is a set that answers
    /// none of them.
    public Figures measure(ReaderNetworks networks, ReadingSet set, List<ReadingSet.Asked> all, ReadingSet other) {
        var reader = new Reader(networks, Optional.of(encoder));
        var questions = spread(all);
        var first = 0;
        var exact = 0;
        var f1 = 0.0;
        var answered = 0;
        var wrongly = 0;
        for (var asked : questions) {
            var example = set.example(asked);
            var reading = reader.read(asked.question(), example.candidates());
            answered += reading.present() >= Reader.ENOUGH ? 1 : 0;
            var elsewhere = other.unanswerable(asked.question(), "").candidates();
            wrongly += reader.read(asked.question(), elsewhere).present() >= Reader.ENOUGH ? 1 : 0;
            if (!reading.choices().isEmpty()) {
                var best = reading.choices().getFirst();
                var right = asked.sentence()
                        ? example.right().stream()
                                .anyMatch(i -> example.candidates().get(i).equals(best.candidate()))
                        : asked.answers().stream()
                                .anyMatch(a -> ReadingSet.holds(best.candidate().text(), a));
                first += right ? 1 : 0;
                var words = best.words().map(w -> w.of(best.candidate().text())).orElse("");
                exact += MarkedWords.exact(words, asked.answers()) ? 1 : 0;
                f1 += MarkedWords.f1(words, asked.answers());
            }
        }
        var n = 0.01 * questions.size();
        return new Figures(questions.size(), first / n, exact / n, f1 / n, answered / n, wrongly / n);
    }

    private static List<ReadingSet.Asked> spread(List<ReadingSet.Asked> all) {
        var step = Math.max(1, all.size() / MEASURED);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static boolean isHeldOut(ReadingSet set, ReadingSet.Asked asked) {
        var title = set.paragraph(asked.paragraph()).title();
        return Math.floorMod(title.replaceAll(":.*", "").hashCode(), VALIDATION) == 0;
    }

    private static List<String> names(ReadingSet set) {
        return set.questions().stream()
                .flatMap(asked -> NAME.matcher(asked.question()).results().map(found -> found.group()))
                .distinct()
                .sorted()
                .toList();
    }

    /// The question with one of its names, or a digit of one of its numbers, replaced: nearly right, and not in
    /// the documents.
    private static Optional<String> renamed(String question, List<String> names, SplittableRandom random) {
        var found = NAME.matcher(question).results().toList();
        if (found.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        var one = found.get(random.nextInt(found.size()));
        var name = names.get(random.nextInt(names.size()));
        return question.contains(name)
                ? Optional.empty()
                : Optional.of(question.substring(0, one.start()) + name + question.substring(one.end()));
    }

    /// Measures on a set by its name: the held-out articles of `squad` and `selqa`, all of another folder.
    public Figures measure(ReaderNetworks networks, String name) {
        var squad = ReadingSet.paragraphs(data.resolve("squad/paragraphs.jsonl"));
        var selqa = ReadingSet.corpus(data.resolve("selqa"), true);
        return switch (name) {
            case "squad" -> heldOut(networks, squad, selqa);
            case "selqa" -> heldOut(networks, selqa, squad);
            default -> {
                var set = ReadingSet.corpus(data.resolve(name), false);
                yield measure(networks, set, set.questions(), selqa);
            }
        };
    }
}
