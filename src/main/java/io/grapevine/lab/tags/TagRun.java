package io.grapevine.lab.tags;

import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.lab.tags.TagTraining.Read;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.grapevine.neural.text.SequenceTagger.Tagged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Trains and measures taggers of names on files.
public final class TagRun implements AutoCloseable {

    private final OnnxEmbeddingModel model;
    private final Consumer<String> progress;

    /// @param progress is told how far it is
    public TagRun(EmbeddingTokenizer tokenizer, Consumer<String> progress) {
        this.model = new OnnxEmbeddingModel(tokenizer);
        this.progress = progress;
    }

    /// The texts of CoNLL files, in their order.
    public List<Read> read(List<Path> files) throws IOException {
        var texts = new ArrayList<Conll.Text>();
        for (var file : files) texts.addAll(Conll.read(file));
        progress.accept("embedding " + texts.size() + " texts");
        var vectors = model.readAll(texts.stream().map(Conll.Text::text).toList(), (text, read) -> read.pieces());
        var reads = new ArrayList<Read>();
        for (int i = 0; i < texts.size(); i++) reads.add(new Read(texts.get(i), vectors.get(i)));
        return reads;
    }

    /// @param texts  files with lines of {"title", "text"}, in which rules type some names to begin with
    /// @param types  of the tagger
    public TagTraining training(List<Path> texts, int epochsBefore, int epochs, List<String> types, long seed)
            throws IOException {
        var names = new RuleNames(NameTagger.create(types, seed), model::tokenVectors);
        var ruled = new ArrayList<Tagged>();
        for (var file : texts) {
            ruled.addAll(names.read(file));
            progress.accept("rules name something in " + ruled.size() + " texts");
        }
        return new TagTraining(ruled, epochsBefore, epochs, seed, progress);
    }

    @Override
    public void close() {
        model.close();
    }
}
