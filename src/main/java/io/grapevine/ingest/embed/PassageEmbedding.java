package io.grapevine.ingest.embed;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Passage;
import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.ingest.extract.NameTypes;
import io.grapevine.language.Language;
import io.grapevine.llm.OnnxEmbeddingModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Embeds passages and, where the model shows the vectors of a text's pieces, reads in the same run of which type
/// the names in it are. Thread-safe.
public final class PassageEmbedding {

    /// @param types of the names in the passage, by the entity's key
    public record Embedded(float[] vector, Map<String, EntityType> types) {}

    private final EmbeddingModel model;
    private final Function<List<String>, List<Embedded>> read;
    private final String version;

    private PassageEmbedding(EmbeddingModel model, Function<List<String>, List<Embedded>> read, String version) {
        this.model = model;
        this.read = read;
        this.version = version;
    }

    /// With names where the model is the in-process one, whose vectors the tagger knows.
    ///
    /// @param weights of a tagger of one's own; empty for those that come with Grapevine
    /// @throws Misconfigured where there are weights that cannot be used
    public static PassageEmbedding configured(EmbeddingModel model, Optional<Path> weights) {
        if (model instanceof OnnxEmbeddingModel own) {
            return withNames(own, weights.map(NameTagger::of).orElseGet(NameTagger::committed));
        }
        if (weights.isPresent()) {
            throw new Misconfigured("%s needs grapevine.embedding=onnx, whose vectors the tagger reads; leave it out"
                    .formatted(NameTagger.WEIGHTS_KEY));
        }
        return of(model);
    }

    /// Vectors only.
    public static PassageEmbedding of(EmbeddingModel model) {
        return new PassageEmbedding(
                model,
                texts -> model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                        .map(embedding -> new Embedded(embedding.vector(), Map.of()))
                        .toList(),
                model.modelName());
    }

    /// Vectors, and the types of names in English passages.
    public static PassageEmbedding withNames(OnnxEmbeddingModel model, NameTagger tagger) {
        return new PassageEmbedding(
                model,
                texts -> model.readAll(
                        texts, (text, embedded) -> new Embedded(embedded.vector(), types(text, embedded, tagger))),
                model.modelName() + ", named by " + tagger.version());
    }

    private static Map<String, EntityType> types(String text, OnnxEmbeddingModel.Embedded embedded, NameTagger tagger) {
        return Language.of(text) == Language.ENGLISH
                ? NameTypes.of(text, tagger.names(text, embedded.pieces()))
                : Map.of();
    }

    /// In the order of the passages.
    public List<Embedded> embed(List<Passage> passages) {
        return passages.isEmpty()
                ? List.of()
                : read.apply(passages.stream().map(Passage::embeddedText).toList());
    }

    public String modelName() {
        return model.modelName();
    }

    public int dimension() {
        return model.dimension();
    }

    /// What changes where this would read something else out of the same passage.
    public String version() {
        return version;
    }
}
