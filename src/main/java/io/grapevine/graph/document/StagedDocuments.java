package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.driver.Writer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Stores documents of any length, in transactions of as many passages as the caller gives at once.
///
/// The next version is written where no index and no search looks (labels `StagedDocument` and
/// `StagedPassage`); until [#publish], the old one answers. Publishing changes labels only, in one transaction,
/// so that readers see the document whole, in the old version or in the new one. A run that died leaves a
/// staged version, with which the next run for the same content goes on. Where two runs write the same
/// document, the later one takes it over.
///
/// Entities are shared by all documents, and know of staged passages at once: an entity may be there, and a name
/// may count, before the passages that say so are seen.
@Singleton
public final class StagedDocuments {

    /// Longer than any run takes between two batches, the slowest chat model included.
    private static final int ABANDONED_AFTER_HOURS = 6;

    private final Graph graph;
    private final RetiredDocuments retired;

    @Inject
    public StagedDocuments(Graph graph) {
        this.graph = graph;
        this.retired = new RetiredDocuments(graph);
    }

    /// Removes what runs that died have left: old versions, and new ones that nobody has gone on with for hours.
    public void clearLeftovers() {
        graph.transaction(writer -> {
            writer.run("document/take-turn", Map.of());
            writer.run("document/retire-abandoned-documents", Map.of("hours", ABANDONED_AFTER_HOURS));
            return null;
        });
        retired.clear();
    }

    /// Begins a document's next version, or goes on with it where the same version was begun before.
    public StagedDocument begin(String document, String collection, String version) {
        var token = UUID.randomUUID().toString();
        return graph.transaction(writer -> {
            writer.run("document/take-turn", Map.of());
            writer.run("document/retire-staged-document", Map.of("id", document, "version", version));
            return writer.write(
                            "document/open-staged-document",
                            Map.of("id", document, "collection", collection, "version", version, "token", token),
                            row -> new StagedDocument(
                                    document,
                                    version,
                                    token,
                                    row.get("staged").asInt(),
                                    row.get("complete").asBoolean()))
                    .getFirst();
        });
    }

    /// Adds the next passages, in one transaction.
    ///
    /// @param complete whether each was read by all that it was to be read by
    /// @return the version with these passages
    /// @throws Conflict where another run has taken the document over
    public StagedDocument append(StagedDocument staged, List<PreparedPassage> passages, boolean complete) {
        if (passages.isEmpty()) {
            return staged;
        }
        var document = staged.document();
        passages.forEach(passage -> PreparedDocument.requireOf(document, passage));
        return graph.transaction(writer -> {
            writer.run("document/take-turn", Map.of());
            requireNew(writer, passages);
            var before = writer.write(
                    "document/extend-staged-document",
                    Map.of(
                            "id",
                            document,
                            "token",
                            staged.token(),
                            "from",
                            staged.passages(),
                            "count",
                            passages.size(),
                            "complete",
                            complete,
                            "last",
                            passages.getLast().passage().id()),
                    row -> row.get("before").asString());
            var after = staged.with(passages.size(), complete);
            if (before.isEmpty()) {
                requireWritten(writer, after); // this transaction's first try was acknowledged to nobody
                return after;
            }
            new DocumentParts(writer).add(passages, pairs(before.getFirst(), passages), DocumentParts.Place.STAGED);
            return after;
        });
    }

    /// Puts the staged version in the place of what was stored under its id, and removes that.
    ///
    /// @param document as it is now; it has as many passages as were appended
    /// @throws Conflict where another run has taken the document over
    public void publish(StagedDocument staged, Document document) {
        if (staged.passages() != document.passages()) {
            throw new IllegalArgumentException("document " + document.id() + " has " + document.passages()
                    + " passages, but " + staged.passages() + " are staged");
        }
        graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            if (isPublished(writer, staged, document)) {
                return null;
            }
            writer.run("document/retire-documents", Map.of("documents", List.of(document.id())));
            var row = Rows.of(document);
            var passages = writer.write(
                    "document/publish-document",
                    Map.of(
                            "id",
                            document.id(),
                            "token",
                            staged.token(),
                            "collection",
                            document.collection(),
                            "properties",
                            row.get("properties")),
                    published -> published.get("passages").asInt());
            if (!passages.equals(List.of(document.passages()))) {
                throw takenOver();
            }
            writer.run("document/note-changes", Map.of("documents", List.of(document.id())));
            return null;
        });
        retired.clear();
    }

    /// Gives the staged versions of these documents up, whoever writes them, and removes what there is of them.
    public void discard(List<String> documents) {
        graph.transaction(writer -> {
            writer.run("document/take-turn", Map.of());
            writer.run("document/retire-staged-documents", Map.of("ids", documents));
            return null;
        });
        retired.clear();
    }

    private static List<List<String>> pairs(String before, List<PreparedPassage> passages) {
        var pairs = new ArrayList<List<String>>();
        if (!before.isEmpty()) {
            pairs.add(List.of(before, passages.getFirst().passage().id()));
        }
        pairs.addAll(DocumentParts.pairs(passages));
        return pairs;
    }

    /// A passage's relations are found by its id: two versions of one document must not share any.
    private static void requireNew(Writer writer, List<PreparedPassage> passages) {
        var live = writer.read(
                "document/live-passages",
                Map.of("ids", passages.stream().map(p -> p.passage().id()).toList()),
                row -> row.get("id").asString());
        if (!live.isEmpty()) {
            throw new IllegalArgumentException("passage " + live.getFirst() + " is part of the version that answers");
        }
    }

    private static void requireWritten(Writer writer, StagedDocument expected) {
        var there = writer.read(
                "document/staged-document",
                Map.of("id", expected.document()),
                row -> row.get("token").asString().equals(expected.token())
                        && row.get("staged").asInt() == expected.passages());
        if (!there.equals(List.of(true))) {
            throw takenOver();
        }
    }

    private static boolean isPublished(Writer writer, StagedDocument staged, Document document) {
        return writer.read("document/staged-document", Map.of("id", staged.document()), row -> true)
                        .isEmpty()
                && writer.read(
                                "document/find-document",
                                Map.of("id", document.id()),
                                row -> Rows.document(row.get("document")))
                        .contains(document);
    }

    private static Conflict takenOver() {
        return new Conflict("is being ingested by another run as well, which goes on with it");
    }
}
