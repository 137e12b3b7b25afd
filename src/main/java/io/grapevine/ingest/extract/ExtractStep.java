package io.grapevine.ingest.extract;

import io.grapevine.ingest.flow.EmbeddedPart;
import io.grapevine.ingest.flow.Faults;
import io.grapevine.ingest.flow.ReadPart;
import io.grapevine.ingest.flow.Tally;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads entities and relations out of each passage; the names that were tagged give the entities their types
/// where nothing else tells them. A part that cannot be read leaves its document out.
public final class ExtractStep {

    private final Extractor extractor;
    private final Tally tally;

    public ExtractStep(Extractor extractor, Tally tally) {
        this.extractor = extractor;
        this.tally = tally;
    }

    public List<ReadPart> extract(List<EmbeddedPart> batch) {
        var parts = batch.stream()
                .filter(part -> !part.part().draft().isAbandoned())
                .toList();
        extractor.ahead(
                parts.stream().flatMap(part -> part.part().passages().stream()).toList());
        return parts.stream().map(this::extract).flatMap(Optional::stream).toList();
    }

    private Optional<ReadPart> extract(EmbeddedPart part) {
        try {
            var read = extractor.extract(part.part().passages());
            var typed = IntStream.range(0, read.extractions().size())
                    .mapToObj(i -> NameTypes.complete(
                            read.extractions().get(i), part.types().get(i)))
                    .toList();
            return Optional.of(new ReadPart(part, typed, read.complete()));
        } catch (RuntimeException | StackOverflowError e) {
            Faults.rethrowUnlessOfOneDocument(e);
            tally.failed(part.part().draft(), Faults.reason("cannot be read for entities", e));
            return Optional.empty();
        }
    }
}
