package io.grapevine.ingest.split;

import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Passages;
import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.MetadataFields;
import io.grapevine.ingest.load.Source;
import io.grapevine.ingest.load.Unreadable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads a source and cuts it into the passages of a document.
public final class SplitStep {

    private final String collection;
    private final PassageSplitter splitter;

    public SplitStep(String collection, PassageSplitter splitter) {
        this.collection = collection;
        this.splitter = splitter;
    }

    /// @param hash    of the content and of what else decides the passages
    /// @param known   the document as it is in the graph
    /// @throws Unreadable      where the source holds no text
    /// @throws TooManyPassages where it holds too much
    public Draft split(Source source, String hash, Optional<Document> known) throws Unreadable {
        var content = source.read();
        var cuts = splitter.split(content);
        if (cuts.isEmpty()) {
            throw new Unreadable("holds no text");
        }
        var document = new Document(
                ContentId.ofDocument(collection, source.name()),
                collection,
                source.name(),
                content.title(),
                content.mediaType(),
                hash,
                cuts.size(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                MetadataFields.of(content.metadata()));
        var version = StagedDocument.isNeededFor(cuts.size())
                ? Optional.of(versionBeside(known, hash))
                : Optional.<String>empty();
        return new Draft(
                document,
                new CutPassages(document, content, cuts, version),
                content.tables(),
                content.warnings(),
                source.bytes(),
                known.isPresent(),
                version);
    }

    /// What the passages' ids are made of: the hash, but something else where the same content is in the graph
    /// already and was read in part.
    private static String versionBeside(Optional<Document> known, String hash) {
        var unfinished = ContentId.ofUnfinished(hash);
        return known.map(Document::hash).filter(unfinished::equals).orElse(hash);
    }

    /// The text is held once, and a passage's copy of it as long as the passage is under way.
    private record CutPassages(Document document, Content content, List<Cut> cuts, Optional<String> version)
            implements Passages {

        @Override
        public int count() {
            return cuts.size();
        }

        @Override
        public List<Passage> slice(int from, int to) {
            return IntStream.range(from, to).mapToObj(this::passage).toList();
        }

        private Passage passage(int index) {
            var cut = cuts.get(index);
            var text = content.text().substring(cut.start(), cut.end());
            return new Passage(
                    version.map(v -> ContentId.ofPassage(document.id(), v, index, text))
                            .orElseGet(() -> ContentId.ofPassage(document.id(), index, text)),
                    document.id(),
                    document.collection(),
                    document.source(),
                    document.title(),
                    cut.heading(),
                    text,
                    index,
                    cut.page(),
                    cut.start(),
                    cut.end());
        }
    }
}
