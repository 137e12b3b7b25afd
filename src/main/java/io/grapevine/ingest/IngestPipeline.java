package io.grapevine.ingest;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Passage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.ingest.extract.Extractor;
import io.grapevine.ingest.extract.Extractors;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.split.PassageSplitter;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Takes documents into the graph: load, split, embed, extract, resolve, store.
///
/// A document that is in the graph as it is costs no more than its hash; one that changed is replaced exactly,
/// in
/// one transaction. An ingest that was ended at any point, by `kill -9` too, is completed by running it again.
/// Safe
/// for use by many threads, each with its own request.
@ApplicationScoped
public class IngestPipeline {

    private final Loader loader;
    private final PassageSplitter splitter;
    private final EmbeddingModel embedding;
    private final Function<String, Extractor> extractors; // by collection
    private final EmbeddingIndex index;
    private final DocumentStore store;
    private final int passageTokens;

    @Inject
    public IngestPipeline(
            IngestConfig config,
            EmbeddingTokenizer tokenizer,
            EmbeddingModel embedding,
            Extractors extractors,
            EmbeddingIndex index,
            DocumentStore store) {
        this(
                new LoadLimits(config.maxFileSize().asLongValue(), config.maxTextLength()),
                config.passageTokens(),
                tokenizer,
                embedding,
                extractors,
                index,
                store);
    }

    /// @param passageTokens largest passage
    public IngestPipeline(
            LoadLimits limits,
            int passageTokens,
            EmbeddingTokenizer tokenizer,
            EmbeddingModel embedding,
            Function<String, Extractor> extractors,
            EmbeddingIndex index,
            DocumentStore store) {
        this(
                new Loader(limits),
                new PassageSplitter(tokenizer::count, passageTokens, OnnxEmbeddingModel.MAX_PIECES),
                passageTokens,
                embedding,
                extractors,
                index,
                store);
    }

    private IngestPipeline(
            Loader loader,
            PassageSplitter splitter,
            int passageTokens,
            EmbeddingModel embedding,
            Function<String, Extractor> extractors,
            EmbeddingIndex index,
            DocumentStore store) {
        this.loader = loader;
        this.splitter = splitter;
        this.passageTokens = passageTokens;
        this.embedding = embedding;
        this.extractors = extractors;
        this.index = index;
        this.store = store;
    }

    /// For the container's proxy.
    protected IngestPipeline() {
        loader = null;
        splitter = null;
        embedding = null;
        extractors = null;
        index = null;
        store = null;
        passageTokens = 0;
    }

    /// The same pipeline with another extractor, such as [MergedExtractor].
    public IngestPipeline with(Extractor other) {
        return new IngestPipeline(loader, splitter, passageTokens, embedding, collection -> other, index, store);
    }

    /// The passages that an ingest would embed and read, without doing so: those of new and changed documents.
    public List<Passage> outstanding(IngestRequest request) {
        var passages = new ArrayList<Passage>();
        var progress = new IngestProgress(request, 0, event -> {});
        var documents = new DocumentIntake(
                request.collection(),
                version(extractors.apply(request.collection())),
                splitter,
                store,
                progress,
                draft -> passages.addAll(draft.passages()));
        for (var input : request.inputs()) {
            loader.load(input.name(), input.path(), documents::take);
        }
        return passages;
    }

    /// Blocks until everything is stored. Interrupting the thread ends it; what was stored by then stays.
    ///
    /// @param events told one at a time, from several threads
    /// @throws io.grapevine.domain.GrapevineException when nothing more can be stored, such as when Neo4j does
    /// not answer or
    ///         its vectors are another model's
    public IngestReport ingest(IngestRequest request, Consumer<IngestEvent> events) {
        index.require(embedding.modelName(), embedding.dimension());
        var progress = new IngestProgress(
                request,
                request.inputs().stream()
                        .mapToLong(input -> loader.bytes(input.path()))
                        .sum(),
                events);
        var extractor = extractors.apply(request.collection());
        try (var passages = new PassageStream(embedding, extractor, store, progress)) {
            var documents = new DocumentIntake(
                    request.collection(), version(extractor), splitter, store, progress, passages::add);
            for (var input : request.inputs()) {
                loader.load(input.name(), input.path(), documents::take);
            }
            passages.finish();
            documents.removeVanished();
        }
        return progress.report();
    }

    /// What decides a document's passages besides its content.
    private String version(Extractor extractor) {
        return "split " + PassageSplitter.VERSION + " to " + passageTokens + ", embedded by " + embedding.modelName()
                + ", extracted by " + extractor.version();
    }
}
