package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.driver.Trips;
import io.grapevine.graph.driver.Writer;
import io.grapevine.graph.entity.Aliases;
import io.grapevine.graph.entity.EntityChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents in the graph. Whatever is stored and removed, in whatever order, the graph equals the one that
/// the
/// documents which are left make from scratch: a document's removal takes what no other document supports, no
/// more.
///
/// Writers take turns, across processes too (each transaction begins with the lock on the graph's version), and
/// a
/// transaction makes the same few round trips however many nodes it touches.
@Singleton
public final class DocumentStore {

    // A passage is large: its vector alone is 3.5 kB on the wire.
    private static final int PASSAGES_A_TRIP = 256;

    private final Graph graph;
    private final TableStore tables;

    @Inject
    public DocumentStore(Graph graph) {
        this.graph = graph;
        tables = new TableStore(graph);
    }

    /// The tables of the documents.
    public TableStore tables() {
        return tables;
    }

    public Optional<Document> find(String id) {
        return graph
                .read("document/find-document", Map.of("id", id), row -> Rows.document(row.get("document")))
                .stream()
                .findFirst();
    }

    /// By collection and source.
    public List<Document> list(Optional<String> collection) {
        var params = new HashMap<String, Object>();
        params.put("collection", collection.orElse(null));
        return graph.read("document/list-documents", params, row -> Rows.document(row.get("document")));
    }

    public List<CollectionInfo> collections() {
        return graph.read(
                "document/list-collections",
                Map.of(),
                row -> new CollectionInfo(
                        row.get("name").asString(),
                        row.get("documents").asInt(),
                        row.get("passages").asInt()));
    }

    /// Puts the document in the place of what was stored under its id, in one transaction.
    public void replace(Document document, List<PreparedPassage> passages) {
        replaceAll(List.of(new PreparedDocument(document, passages)));
    }

    /// Puts each document in the place of what was stored under its id, all in one transaction: for many small
    /// documents much faster than one by one.
    public void replaceAll(Collection<PreparedDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var ids = documents.stream().map(d -> d.document().id()).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("the same document twice in one batch");
        }
        var passages = documents.stream().flatMap(d -> d.passages().stream()).toList();
        graph.transaction(writer -> {
            var entities = removePassages(writer, ids);
            var aliases = Aliases.of(writer, passages);
            passages.forEach(passage -> entities.mentionedBy(passage, aliases));
            writer.run(
                    "document/merge-documents",
                    Map.of(
                            "documents",
                            documents.stream().map(d -> Rows.of(d.document())).toList()));
            entities.merge();
            for (var trip : Trips.of(passages, PASSAGES_A_TRIP)) {
                writer.run(
                        "document/create-passages",
                        Map.of(
                                "passages",
                                trip.stream().map(p -> Rows.of(p, aliases)).toList()));
            }
            for (var trip : Trips.of(pairs(documents), Trips.ROWS)) {
                writer.run("document/chain-passages", Map.of("pairs", trip));
            }
            for (var trip : Trips.of(
                    passages.stream()
                            .flatMap(p -> Rows.relations(p, aliases).stream())
                            .toList(),
                    Trips.ROWS)) {
                writer.run("document/create-relations", Map.of("relations", trip));
            }
            entities.deleteUnmentioned();
            return null;
        });
    }

    /// Removes the document and what no other supports.
    ///
    /// @return whether there was one
    public boolean remove(String id) {
        return remove(List.of(id)) > 0;
    }

    /// Removes every document of the collection, and with them the collection.
    ///
    /// @return how many documents there were
    public int removeCollection(String name) {
        return remove(graph.read(
                "document/document-ids",
                Map.of("collection", name),
                row -> row.get("id").asString()));
    }

    private int remove(List<String> ids) {
        var removed = 0;
        for (var trip : Trips.of(ids, PASSAGES_A_TRIP)) {
            removed += graph.transaction(writer -> {
                var entities = removePassages(writer, trip);
                var count = writer.write(
                                "document/remove-documents",
                                Map.of("documents", trip),
                                row -> row.get("removed").asInt())
                        .getFirst();
                entities.merge();
                entities.deleteUnmentioned();
                return count;
            });
        }
        return removed;
    }

    private static EntityChanges removePassages(Writer writer, List<String> documents) {
        writer.run("document/next-version", Map.of());
        var entities = new EntityChanges(writer);
        // a summary that quotes them goes with them; the background makes another
        writer.run("community/remove-communities-of-documents", Map.of("documents", documents));
        writer.write("document/remove-passages", Map.of("documents", documents), entities::unmentioned);
        return entities;
    }

    private static List<List<String>> pairs(Collection<PreparedDocument> documents) {
        var pairs = new ArrayList<List<String>>();
        for (var document : documents) {
            for (var i = 1; i < document.passages().size(); i++) {
                pairs.add(List.of(
                        document.passages().get(i - 1).passage().id(),
                        document.passages().get(i).passage().id()));
            }
        }
        return pairs;
    }
}
