package io.grapevine.lab.tags;

import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.ingest.extract.WordInput;
import io.grapevine.language.Name;
import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.loss.LinearChain;
import io.grapevine.neural.optimizer.Adam;
import io.grapevine.neural.optimizer.Schedule;
import io.grapevine.neural.text.SequenceTagger.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Trains a tagger of names on texts whose names are known, and measures it on others.
public final class TagTraining {

    /// A text with the vectors of its pieces.
    public record Read(Conll.Text text, TokenVectors vectors) {}

    /// Of the rules' names; several texts a step, for each says little.
    private static final Options BEFORE = new Options(3e-3, 16);

    private static final Options STANDARD = new Options(2e-3, 8);
    private static final double DECAY = 1e-2;

    private record Options(double rate, int batch) {}

    private final List<Tagged> ruled;
    private final int epochsBefore;
    private final int epochs;
    private final long seed;
    private final Consumer<String> progress;

    /// @param ruled        texts in which rules type some names, for the network to begin with; may be empty
    /// @param epochsBefore over these
    /// @param progress     is told how far it is
    public TagTraining(List<Tagged> ruled, int epochsBefore, int epochs, long seed, Consumer<String> progress) {
        this.ruled = List.copyOf(ruled);
        this.epochsBefore = epochsBefore;
        this.epochs = epochs;
        this.seed = seed;
        this.progress = progress;
    }

    /// The types that stand in these texts.
    public static List<String> types(List<Read> texts) {
        return texts.stream()
                .flatMap(read -> read.text().names().stream())
                .map(Name::type)
                .distinct()
                .sorted()
                .toList();
    }

    /// A tagger of these types, trained on what the rules name alone.
    ///
    /// @param own whose vectors' layers it begins with; empty to begin from nothing
    public NameTagger begin(List<String> types, Optional<NameTagger> own) {
        var tagger = NameTagger.create(types, seed);
        own.ifPresent(tagger::beginAs);
        fit(tagger, ruled, List.of(), epochsBefore, BEFORE);
        return tagger;
    }

    /// A tagger that begins as this one and is trained on these texts, and on as many of those that the rules name,
    /// others in each epoch.
    public NameTagger train(NameTagger begun, List<Read> texts) {
        var tagger = begun.copy();
        var own = texts.stream().map(read -> tagged(tagger, read)).toList();
        fit(tagger, own, ruled, epochs, STANDARD);
        return tagger;
    }

    /// @param others of which each epoch takes as many as there are texts
    private void fit(NameTagger tagger, List<Tagged> texts, List<Tagged> others, int epochs, Options options) {
        var random = new SplittableRandom(seed);
        int size = texts.size() + Math.min(texts.size(), others.size());
        int batches = (size + options.batch() - 1) / options.batch();
        var optimizer = new Adam(Schedule.cosine(options.rate(), Math.max(1, (long) epochs * batches)), DECAY);
        for (int epoch = 0; epoch < epochs && size > 0; epoch++) {
            var examples = new ArrayList<>(shuffled(others, random).subList(0, size - texts.size()));
            examples.addAll(texts);
            Collections.shuffle(examples, new Random(random.nextLong()));
            double sum = 0;
            for (int from = 0; from < size; from += options.batch()) {
                var batch = examples.subList(from, Math.min(size, from + options.batch()));
                sum += tagger.network().train(batch, optimizer, random) * batch.size();
            }
            progress.accept("epoch %d: loss %.3f over %d".formatted(epoch + 1, sum / size, size));
        }
    }

    private static List<Tagged> shuffled(List<Tagged> texts, SplittableRandom random) {
        var shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }

    /// Each part of N in turn is tagged by a network that was trained on the others; a part is a run of the file,
    /// so that one document's sentences stay together.
    ///
    /// @param own as of [#begin]; must not have seen these texts
    public TagReport crossValidated(List<Read> texts, int folds, Optional<NameTagger> own) {
        var report = new TagReport();
        var begun = begin(types(texts), own);
        for (int fold = 0; fold < folds; fold++) {
            int from = fold * texts.size() / folds;
            int to = (fold + 1) * texts.size() / folds;
            var others = new ArrayList<>(texts.subList(0, from));
            others.addAll(texts.subList(to, texts.size()));
            progress.accept("fold %d of %d".formatted(fold + 1, folds));
            var tagger = train(begun, others);
            texts.subList(from, to).forEach(read -> measure(tagger, read, report));
        }
        return report;
    }

    /// Counts what the tagger finds of a text's names.
    public static void measure(NameTagger tagger, Read read, TagReport report) {
        var text = read.text();
        report.add(text.names(), tagger.names(text.text(), text.sentences(), read.vectors()));
    }

    private static Tagged tagged(NameTagger tagger, Read read) {
        var text = read.text();
        var input = WordInput.of(text.text(), text.sentences(), read.vectors());
        var tags = new long[input.steps()];
        Arrays.fill(tags, LinearChain.only(0));
        int word = 0;
        for (var sentence : text.sentences()) {
            for (var span : sentence) {
                for (var name : text.names()) {
                    if (name.span().start() == span.start()) {
                        tags[word] = LinearChain.only(tagger.first(name.type()));
                    } else if (name.span().start() < span.start()
                            && span.start() < name.span().end()) {
                        tags[word] = LinearChain.only(tagger.first(name.type()) + 1);
                    }
                }
                word++;
            }
        }
        return new Tagged(input, tags);
    }
}
