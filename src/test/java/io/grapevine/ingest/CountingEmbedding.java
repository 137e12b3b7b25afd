package io.grapevine.ingest;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.Samples;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.util.List;

/// Counts what it embeds, by vectors that depend on the text alone, and is gone beyond a number of texts.
public final class CountingEmbedding implements EmbeddingModel {

    private final int limit;
    private int texts;

    public CountingEmbedding() {
        this(Integer.MAX_VALUE);
    }

    /// @param limit texts after which the model does not answer any more
    public CountingEmbedding(int limit) {
        this.limit = limit;
    }

    public synchronized int texts() {
        return texts;
    }

    /// Waits until so many texts are embedded.
    public synchronized void await(int count) throws InterruptedException {
        while (texts < count) {
            wait();
        }
    }

    @Override
    public synchronized Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        if (texts > limit) {
            throw new Unavailable("gone", null);
        }
        texts += segments.size();
        notifyAll();
        return Response.from(segments.stream()
                .map(segment -> Embedding.from(Samples.vector(segment.text())))
                .toList());
    }

    @Override
    public String modelName() {
        return OnnxEmbeddingModel.NAME;
    }

    @Override
    public int dimension() {
        return Samples.vector("").length;
    }
}
