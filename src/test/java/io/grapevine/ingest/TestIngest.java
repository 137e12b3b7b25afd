package io.grapevine.ingest;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.embed.PassageEmbedding;
import io.grapevine.ingest.extract.PhraseExtraction;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddingTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Ingests a test's folder, under the name `docs`, into the graph of the tests.
final class TestIngest {

    private final Graph graph;
    private final EmbeddingTokenizer tokenizer;
    private final EmbeddingModel model;
    private final Path folder;
    private final List<IngestEvent> events = Collections.synchronizedList(new ArrayList<>());

    /// @param model what embeds, unless a test names another
    TestIngest(Graph graph, EmbeddingTokenizer tokenizer, EmbeddingModel model, Path folder) {
        this.graph = graph;
        this.tokenizer = tokenizer;
        this.model = model;
        this.folder = folder;
    }

    /// What all ingests of the test have told.
    List<IngestEvent> events() {
        return List.copyOf(events);
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// The whole folder.
    IngestReport run() {
        return run(folder);
    }

    IngestReport run(Path... paths) {
        return ingest(model, request("default", paths));
    }

    IngestReport run(Vanished vanished, Path... paths) {
        return ingest(model, request("default", paths).with(vanished));
    }

    /// The whole folder, embedded by another model.
    IngestReport by(EmbeddingModel other) {
        return ingest(other, request("default", folder));
    }

    /// The whole folder into a collection of that name.
    IngestReport into(String collection) {
        return ingest(model, request(collection, folder));
    }

    IngestRequest request(String collection, Path... paths) {
        return new IngestRequest(
                Stream.of(paths)
                        .map(path -> new IngestRequest.Input(
                                path.equals(folder) ? "docs" : "docs/" + path.getFileName(), path))
                        .toList(),
                collection);
    }

    private IngestReport ingest(EmbeddingModel embedding, IngestRequest request) {
        var pipeline = new IngestPipeline(
                new Loader(LoadLimits.DEFAULT),
                256,
                tokenizer,
                PassageEmbedding.of(embedding),
                collection -> new PhraseExtraction(new PhraseExtractor()),
                new EmbeddingIndex(graph),
                new DocumentStore(graph),
                new StagedDocuments(graph),
                new RunningIngests());
        return pipeline.ingest(request, events::add);
    }
}
