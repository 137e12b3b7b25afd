package io.grapevine.lab.table;

import io.grapevine.answer.table.ProgramRanker;
import io.grapevine.answer.table.RankerTraining;
import io.grapevine.answer.table.TableAnswers;
import io.grapevine.domain.Table;
import io.grapevine.lab.table.TableReport.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Asks questions of their own document's tables, with given weights or cross-validated by document: each
/// fold's tables are asked with weights that were trained on the other folds' only.
public final class TableEvaluation {

    /// 60 tables of each kind: some 700 questions beside some 4,000 public ones.
    private static final int PRACTICE = 60;
    private static final String PRACTISED = "";

    private final TableData data;
    private final Consumer<String> progress;

    public TableEvaluation(TableData data, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
    }

    /// Asks with these weights.
    public TableReport with(ProgramRanker ranker) {
        return new TableReport(
                data.questions().stream().map(asked -> ask(ranker, asked)).toList());
    }

    /// Trains and asks once a fold.
    public TableReport crossValidated(int folds, RankerTraining.Options options, long seed) {
        var outcomes = new ArrayList<Outcome>();
        var examples = examples(data, seed);
        for (var fold = 0; fold < folds; fold++) {
            var held = fold;
            var train = examples.stream()
                    .filter(e -> e.document().equals(PRACTISED) || fold(e.document(), folds) != held)
                    .map(DocumentExample::example)
                    .toList();
            var ranker = RankerTraining.train(train, options, new SplittableRandom(seed));
            data.questions().stream()
                    .filter(asked -> fold(asked.question().document(), folds) == held)
                    .forEach(asked -> outcomes.add(ask(ranker, asked)));
            progress.accept("fold " + (fold + 1) + " of " + folds + ": "
                    + new TableReport(outcomes).of(kind -> true).right());
        }
        return new TableReport(outcomes);
    }

    /// Weights of all questions.
    public ProgramRanker train(RankerTraining.Options options, long seed) {
        var examples =
                examples(data, seed).stream().map(DocumentExample::example).toList();
        progress.accept(examples.size() + " questions and tables, "
                + examples.stream().filter(RankerTraining.Example::isAnswerable).count()
                + " with a program that gives the answer");
        return RankerTraining.train(examples, options, new SplittableRandom(seed));
    }

    private record DocumentExample(String document, RankerTraining.Example example) {}

    /// Practice questions, each question with its table, and each fourth with another document's, which answers
    /// nothing.
    private static List<DocumentExample> examples(TableData data, long seed) {
        var random = new SplittableRandom(seed);
        var training = new RankerTraining();
        var all = new ArrayList<DocumentExample>();
        for (var asked : PracticeTables.of(PRACTICE, random)) {
            all.add(new DocumentExample(
                    PRACTISED, example(training, asked, asked.tables().getFirst(), random)));
        }
        for (var asked : data.questions()) {
            var document = asked.question().document();
            for (var table : asked.tables()) {
                all.add(new DocumentExample(document, example(training, asked, table, random)));
            }
            var other = data.questions().get(random.nextInt(data.questions().size()));
            if (random.nextInt(4) == 0
                    && !other.question().document().equals(document)
                    && !other.tables().isEmpty()) {
                var example = training.example(
                        asked.question().question(), other.tables().getFirst(), values -> false, random);
                all.add(new DocumentExample(document, example));
            }
        }
        return all;
    }

    private static RankerTraining.Example example(
            RankerTraining training, TableData.Asked asked, Table table, RandomGenerator random) {
        var question = asked.question();
        return training.example(question.question(), table, question.answer()::are, random);
    }

    private static int fold(String document, int folds) {
        return Math.floorMod(document.hashCode() * 31, folds);
    }

    private static Outcome ask(ProgramRanker ranker, TableData.Asked asked) {
        var question = asked.question();
        Optional<TableAnswers.Line> line = asked.tables().stream()
                .flatMap(table -> TableAnswers.line(ranker, table, question.question()).stream())
                .max(Comparator.comparingDouble(TableAnswers.Line::probability));
        return new Outcome(
                question,
                line.isPresent() && question.answer().areIn(line.get().text()),
                line.isPresent() && line.get().isLikely(),
                line.map(TableAnswers.Line::text).orElse(""),
                line.map(TableAnswers.Line::probability).orElse(0.0));
    }
}
