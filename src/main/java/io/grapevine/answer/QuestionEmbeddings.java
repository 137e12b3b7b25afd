package io.grapevine.answer;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the embeddings of the questions under way: router and retriever of one answer ask for the same.
/// Thread-safe.
final class QuestionEmbeddings implements EmbeddingModel {

    /// About as many as are answered at once.
    private static final int KEPT = 16;

    private final EmbeddingModel model;
    private final Map<String, Response<Embedding>> last =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Response<Embedding>> eldest) {
                    return size() > KEPT;
                }
            });

    QuestionEmbeddings(EmbeddingModel model) {
        this.model = model;
    }

    @Override
    public Response<Embedding> embed(String question) {
        var known = last.get(question);
        if (known == null) {
            known = model.embed(question);
            last.put(question, known);
        }
        return known;
    }

    @Override
    public String modelName() {
        return model.modelName();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return model.embedAll(segments);
    }
}
