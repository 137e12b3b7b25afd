package io.grapevine.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.util.List;

/// An embedding model on a server: its vectors brought to length 1, its failures named with what to do about
/// them.
final class RemoteEmbeddingModel implements EmbeddingModel {

    private final EmbeddingModel server;
    private final String name;
    private final String url;

    RemoteEmbeddingModel(EmbeddingModel server, String name, String url) {
        this.server = server;
        this.name = name;
        this.url = url;
    }

    @Override
    public String modelName() {
        return name;
    }

    @Override
    public int dimension() {
        try {
            return server.dimension();
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        try {
            var response = server.embedAll(segments);
            response.content().forEach(Embedding::normalize);
            return response;
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private Unavailable unavailable(RuntimeException e) {
        return new Unavailable(
                "The embedding model " + name + " at " + url + " does not answer (" + e.getMessage()
                        + "). Check GRAPEVINE_EMBEDDING_BASE_URL, GRAPEVINE_EMBEDDING_MODEL and that the server runs.",
                e);
    }
}
