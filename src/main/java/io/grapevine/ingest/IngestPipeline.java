package io.grapevine.ingest;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Passage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.ingest.embed.EmbedStep;
import io.grapevine.ingest.embed.PassageEmbedding;
import io.grapevine.ingest.extract.ExtractStep;
import io.grapevine.ingest.extract.Extractor;
import io.grapevine.ingest.extract.Extractors;
import io.grapevine.ingest.flow.Batches;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Flow;
import io.grapevine.ingest.flow.Interruption;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.original.Originals;
import io.grapevine.ingest.resolve.ResolveStep;
import io.grapevine.ingest.split.PassageSplitter;
import io.grapevine.ingest.split.SplitStep;
import io.grapevine.ingest.store.GraphSink;
import io.grapevine.ingest.store.StoreStep;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.quarkus.arc.ClientProxy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/// Takes documents into the graph: load, split, embed, extract, resolve, store.
///
/// A document that is in the graph as it is costs no more than its hash; one that changed is replaced exactly,
/// and readers see it whole, in the old version or in the new one. An ingest that was ended at any point, by
/// `kill -9` too, is completed by running it again. Memory does not grow with the length of a document beyond
/// its text. Safe for use by many threads, each with its own request.
@Singleton
public final class IngestPipeline {

    /// What is kept of a document besides its passages; another version has documents of before read again.
    private static final String METADATA = "metadata 1";

    private final Loader loader;
    private final PassageSplitter splitter;
    private final int passageTokens;
    private final PassageEmbedding embedding;
    private final Function<String, Extractor> extractors; // by collection
    private final EmbeddingIndex index;
    private final DocumentStore store;
    private final StagedDocuments staged;
    private final RunningIngests running;

    @Inject
    public IngestPipeline(
            IngestConfig config,
            EmbeddingTokenizer tokenizer,
            EmbeddingModel embedding,
            Extractors extractors,
            EmbeddingIndex index,
            DocumentStore store,
            StagedDocuments staged,
            RunningIngests running,
            Originals originals) {
        this(
                new Loader(
                        new LoadLimits(config.maxFileSize().asLongValue(), config.maxTextLength()),
                        Optional.of(originals)),
                config.passageTokens(),
                tokenizer,
                PassageEmbedding.configured(ClientProxy.unwrap(embedding), config.tagsWeights()),
                extractors,
                index,
                store,
                staged,
                running);
    }

    /// @param passageTokens largest passage
    public IngestPipeline(
            Loader loader,
            int passageTokens,
            EmbeddingTokenizer tokenizer,
            PassageEmbedding embedding,
            Function<String, Extractor> extractors,
            EmbeddingIndex index,
            DocumentStore store,
            StagedDocuments staged,
            RunningIngests running) {
        this.loader = loader;
        this.splitter = new PassageSplitter(tokenizer::count, passageTokens, OnnxEmbeddingModel.MAX_PIECES);
        this.passageTokens = passageTokens;
        this.embedding = embedding;
        this.extractors = extractors;
        this.index = index;
        this.store = store;
        this.staged = staged;
        this.running = running;
    }

    /// Blocks until everything is stored. Interrupting the thread ends it in order, within a second or two:
    /// what was embedded by then is stored, and the report says that it was interrupted.
    ///
    /// @param events told one at a time, from several threads
    /// @throws io.grapevine.domain.GrapevineException when nothing more can be stored, such as when Neo4j does
    /// not answer or
    ///         its vectors are another model's
    public IngestReport ingest(IngestRequest request, Consumer<IngestEvent> events) {
        return running.hold(() -> run(request, events));
    }

    private IngestReport run(IngestRequest request, Consumer<IngestEvent> events) {
        index.require(embedding.modelName(), embedding.dimension());
        staged.clearLeftovers();
        var progress = new IngestProgress(request, bytes(request), events);
        var extractor = extractorOf(request);
        var embed = new EmbedStep(embedding, progress);
        var extract = new ExtractStep(extractor, progress);
        var resolve = new ResolveStep();
        var keep = new StoreStep(new GraphSink(store, staged), progress);
        try (var flow = Flow.of("embed", embed::embed)
                .then("extract", extract::extract)
                .then("resolve", resolve::resolve)
                .into("store", keep::store)) {
            var batches = new Batches(keep::resume, flow::accept);
            var seen = loadAndSplit(request, extractor, progress, batches::add);
            batches.flush();
            flow.finish();
            keep.finish();
            new VanishedDocuments(store, progress).settle(request, seen);
        } catch (Interruption | CancellationException e) {
            Thread.interrupted(); // the end is in order from here
            keep.flush(); // nobody else stores: the flow is closed
            progress.interrupted();
        }
        return progress.report();
    }

    /// Tells the passages that an ingest would embed and read, document by document, without doing so.
    public void outstanding(IngestRequest request, Consumer<List<Passage>> documents) {
        loadAndSplit(
                request,
                extractorOf(request),
                new IngestProgress(request, 0, event -> {}),
                draft -> documents.accept(
                        draft.passages().slice(0, draft.passages().count())));
    }

    private Seen loadAndSplit(
            IngestRequest request, Extractor extractor, IngestProgress progress, Consumer<Draft> drafts) {
        var split = new SplitStep(request.collection(), splitter);
        var intake = new Intake(request.collection(), version(extractor), store::findAll, split, progress, drafts);
        for (var input : request.inputs()) {
            loader.load(input.name(), input.path(), found -> intake.take(found.with(input.given())));
        }
        request.unread().forEach((name, reason) -> intake.take(new LoadResult.Failed(name, reason, false)));
        return intake.finish();
    }

    private long bytes(IngestRequest request) {
        return request.inputs().stream()
                .mapToLong(input -> loader.bytes(input.path()))
                .sum();
    }

    private Extractor extractorOf(IngestRequest request) {
        return request.extractor().orElseGet(() -> extractors.apply(request.collection()));
    }

    /// What decides a document's passages besides its content.
    private String version(Extractor extractor) {
        return METADATA + ", split " + PassageSplitter.VERSION + " to " + passageTokens + ", embedded by "
                + embedding.version() + ", extracted by " + extractor.version();
    }
}
