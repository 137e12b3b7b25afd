package io.grapevine.curate.entity;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.graph.entity.EntityStore;
import io.grapevine.graph.entity.EntityStore.Described;
import io.grapevine.graph.entity.EntityStore.Description;
import io.grapevine.graph.entity.EntityStore.NameVector;
import io.grapevine.graph.entity.EntityStore.Named;
import io.grapevine.graph.index.GraphReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Resolves and describes entities: embeds their names, ties those whose names are near as perhaps one, and
/// renders the neighbourhood of those that several passages mention as text, embedded too.
///
/// Only what is new or changed costs anything. It follows the documents at a distance, as communities do,
/// because a
/// thousand passages name some ten thousand entities, whose vectors take as long as those of the passages.
@Singleton
public final class EntityPipeline {

    /// Names nearer than this are mostly spellings of one thing (`Heathrow`, `London Heathrow Airport`).
    static final double SAME = 0.9;
    /// The most that one entity is tied to.
    static final int MOST_SAME = 3;
    /// What fewer passages mention is told by those passages.
    private static final int DESCRIBED_MENTIONS = 3;
    private static final int DESCRIBED_RELATIONS = 10;
    private static final int BATCH = 1_000;

    private final GraphReader reader;
    private final EntityStore store;
    private final EmbeddingModel embedding;

    /// @param names        how many names were embedded
    /// @param descriptions how many descriptions were written
    public record Report(int names, int descriptions) {}

    @Inject
    public EntityPipeline(GraphReader reader, EntityStore store, EmbeddingModel embedding) {
        this.reader = reader;
        this.store = store;
        this.embedding = embedding;
    }

    /// Brings what is known of the entities up to date with the documents; does nothing where it is.
    ///
    /// @param progress is told how many names and descriptions were done so far
    public Report refresh(IntConsumer progress) {
        var version = reader.version();
        if (store.version() == version) {
            return new Report(0, 0);
        }
        var named = embedNames(progress);
        var described = describe(done -> progress.accept(named + done));
        store.setVersion(version, named > 0);
        return new Report(named, described);
    }

    /// Embeds names and ties each batch before the next one, so that a kill loses one batch at most.
    ///
    /// @return how many names were embedded
    private int embedNames(IntConsumer progress) {
        var done = 0;
        var batch = store.unembedded("", BATCH);
        while (!batch.isEmpty()) {
            var vectors = vectors(batch.stream().map(Named::name).toList());
            var names = new ArrayList<NameVector>();
            for (var i = 0; i < vectors.size(); i++) {
                names.add(new NameVector(batch.get(i).key(), batch.get(i).name(), vectors.get(i)));
            }
            store.setNameVectors(names);
            store.findSame(batch, MOST_SAME, SAME);
            done += batch.size();
            progress.accept(done);
            batch = store.unembedded(batch.getLast().key(), BATCH);
        }
        return done;
    }

    private int describe(IntConsumer progress) {
        store.dropDescriptions(DESCRIBED_MENTIONS);
        var done = 0;
        var after = Optional.of("");
        while (after.isPresent()) {
            var batch = store.toDescribe(after.get(), DESCRIBED_MENTIONS, DESCRIBED_RELATIONS, BATCH);
            var changed = batch.stream()
                    .filter(e -> !e.description().equals(Optional.of(EntityDescription.of(e))))
                    .toList();
            if (!changed.isEmpty()) {
                store.setDescriptions(descriptions(changed));
                done += changed.size();
                progress.accept(done);
            }
            after = batch.isEmpty()
                    ? Optional.empty()
                    : Optional.of(batch.getLast().key());
        }
        return done;
    }

    private List<Description> descriptions(List<Described> entities) {
        var texts = entities.stream().map(EntityDescription::of).toList();
        var vectors = vectors(texts);
        var descriptions = new ArrayList<Description>();
        for (var i = 0; i < texts.size(); i++) {
            descriptions.add(new Description(entities.get(i).key(), texts.get(i), vectors.get(i)));
        }
        return descriptions;
    }

    private List<float[]> vectors(List<String> texts) {
        return embedding.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(e -> e.vector())
                .toList();
    }
}
