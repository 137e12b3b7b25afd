package io.grapevine.ingest.embed;

import io.grapevine.ingest.flow.EmbeddedPart;
import io.grapevine.ingest.flow.Faults;
import io.grapevine.ingest.flow.Part;
import io.grapevine.ingest.flow.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives passages their vectors, all parts of a batch in one call of the model. Where that fails, each part is
/// embedded alone, and the documents of those that fail are left out.
public final class EmbedStep {

    private final PassageEmbedding embedding;
    private final Tally tally;

    public EmbedStep(PassageEmbedding embedding, Tally tally) {
        this.embedding = embedding;
        this.tally = tally;
    }

    /// @throws io.grapevine.domain.GrapevineException where the model does not answer at all
    public List<EmbeddedPart> embed(List<Part> batch) {
        var parts = batch.stream().filter(part -> !part.draft().isAbandoned()).toList();
        try {
            return together(parts);
        } catch (RuntimeException e) {
            Faults.rethrowUnlessOfOneDocument(e);
            return parts.stream().map(this::alone).flatMap(Optional::stream).toList();
        }
    }

    private Optional<EmbeddedPart> alone(Part part) {
        try {
            return Optional.of(together(List.of(part)).getFirst());
        } catch (RuntimeException e) {
            Faults.rethrowUnlessOfOneDocument(e);
            tally.failed(part.draft(), Faults.reason("cannot be embedded", e));
            return Optional.empty();
        }
    }

    private List<EmbeddedPart> together(List<Part> parts) {
        var read = embedding.embed(
                parts.stream().flatMap(part -> part.passages().stream()).toList());
        var embedded = new ArrayList<EmbeddedPart>();
        int from = 0;
        for (var part : parts) {
            int to = from + part.passages().size();
            embedded.add(embedded(part, read.subList(from, to)));
            from = to;
        }
        parts.forEach(part -> tally.embedded(part.draft(), part.passages().size()));
        return embedded;
    }

    private static EmbeddedPart embedded(Part part, List<PassageEmbedding.Embedded> read) {
        return new EmbeddedPart(
                part,
                read.stream().map(PassageEmbedding.Embedded::vector).toList(),
                read.stream().map(PassageEmbedding.Embedded::types).toList());
    }
}
