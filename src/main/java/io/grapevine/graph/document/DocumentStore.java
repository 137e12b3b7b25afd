package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// The documents in the graph. Whatever is stored and removed, in whatever order, the graph equals the one that
/// the documents which are left make from scratch: a document's removal takes what no other document supports,
/// no more.
///
/// Writers take turns, across processes too (each transaction begins with the lock on the graph's version), and
/// a transaction makes the same few round trips however many nodes it touches.
@Singleton
public final class DocumentStore {

    /// Documents of one page of a list.
    private static final int PAGE = 1_000;
    /// Documents without passages are removed as well; so many ids are one small message.
    private static final int DOCUMENTS_A_TRANSACTION = 512;

    private final Graph graph;
    private final TableStore tables;
    private final RetiredDocuments retired;

    @Inject
    public DocumentStore(Graph graph) {
        this.graph = graph;
        this.retired = new RetiredDocuments(graph);
        this.tables = new TableStore(graph);
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
        return list(collection.map(Set::of).orElse(Set.of()));
    }

    /// By collection and source.
    ///
    /// @param collections none means all
    public List<Document> list(Set<String> collections) {
        return graph.read(
                "document/list-documents",
                Map.of("collections", List.copyOf(collections)),
                row -> Rows.document(row.get("document")));
    }

    /// Those of the documents that exist, in no order. For some hundred ids at once.
    public List<Document> findAll(Collection<String> ids) {
        return graph.read(
                "document/find-documents", Map.of("ids", List.copyOf(ids)), row -> Rows.document(row.get("document")));
    }

    /// The documents of a collection behind an id, by id: as many as fit a page, none behind the last.
    public List<Document> page(String collection, String after) {
        return graph.read(
                "document/document-page",
                Map.of("collection", collection, "after", after, "limit", PAGE),
                row -> Rows.document(row.get("document")));
    }

    /// The documents whose id or source is `name`, or whose source ends in it behind a slash; a file of records
    /// names all of its records. By collection and source. Looks at each document once.
    ///
    /// @param collections where to look; none means everywhere
    public List<Document> named(Set<String> collections, Collection<String> names) {
        return graph.read(
                "document/documents-named",
                Map.of(
                        "collections",
                        List.copyOf(collections),
                        "names",
                        List.copyOf(names),
                        "ends",
                        names.stream().map(name -> "/" + name).toList()),
                row -> Rows.document(row.get("document")));
    }

    /// Those of the hashes of files that are a document's original.
    public Set<String> originalsOf(Set<String> hashes) {
        return Set.copyOf(graph.read(
                "document/originals-of-documents",
                Map.of("hashes", List.copyOf(hashes)),
                row -> row.get("hash").asString()));
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
    ///
    /// @throws IllegalArgumentException where one is so long that it must be staged (see [StagedDocuments])
    public void replaceAll(Collection<PreparedDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var ids = documents.stream().map(d -> d.document().id()).toList();
        requireShort(documents, ids);
        var passages = documents.stream().flatMap(d -> d.passages().stream()).toList();
        var pairs = documents.stream()
                .flatMap(d -> DocumentParts.pairs(d.passages()).stream())
                .toList();
        boolean longOnesWent = graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            var parts = new DocumentParts(writer);
            var before = writer.read(
                    "document/find-documents", Map.of("ids", ids), row -> Rows.document(row.get("document")));
            var longOnes = ids(before.stream().filter(StagedDocument::isNeededFor));
            writer.run("community/remove-communities-of-documents", Map.of("documents", longOnes));
            writer.run("document/retire-documents", Map.of("documents", longOnes));
            parts.removeOf(ids(before.stream().filter(d -> !StagedDocument.isNeededFor(d))));
            writer.run(
                    "document/merge-documents",
                    Map.of(
                            "documents",
                            documents.stream().map(d -> Rows.of(d.document())).toList()));
            writer.run("document/note-changes", Map.of("documents", ids));
            parts.add(passages, pairs, DocumentParts.Place.LIVE);
            return !longOnes.isEmpty();
        });
        if (longOnesWent) {
            retired.clear();
        }
    }

    private static void requireShort(Collection<PreparedDocument> documents, List<String> ids) {
        if (ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("the same document twice in one batch");
        }
        documents.stream()
                .filter(d -> StagedDocument.isNeededFor(d.passages().size()))
                .findFirst()
                .ifPresent(d -> {
                    throw new IllegalArgumentException("document "
                            + d.document().id() + " of " + d.passages().size() + " passages must be staged");
                });
    }

    /// Removes the document and what no other supports. Readers see it gone at once.
    ///
    /// @return whether there was one
    public boolean remove(String id) {
        return removeAll(find(id).stream().toList(), removed -> {}) > 0;
    }

    /// Removes documents and what no other supports, in transactions of some hundred passages, each document at
    /// once.
    ///
    /// @param progress told how many documents went, bit by bit
    /// @return how many there were
    public int removeAll(Collection<Document> documents, IntConsumer progress) {
        int removed = 0;
        var batch = new ArrayList<String>();
        int passages = 0;
        for (var document : documents) {
            if (StagedDocument.isNeededFor(document)) {
                int gone = retired.retire(List.of(document.id()));
                retired.clear();
                tables.removeStale(List.of(document.id()));
                progress.accept(gone);
                removed += gone;
                continue;
            }
            batch.add(document.id());
            passages += document.passages();
            if (passages >= StagedDocument.STAGED_ABOVE || batch.size() == DOCUMENTS_A_TRANSACTION) {
                removed += removeShort(batch, progress);
                batch.clear();
                passages = 0;
            }
        }
        return removed + removeShort(batch, progress);
    }

    /// Removes every document of the collection, and with them the collection.
    ///
    /// @return how many documents there were
    public int removeCollection(String name) {
        return removeCollection(name, removed -> {});
    }

    /// Removes every document of the collection, and with them the collection, in transactions of some hundred
    /// passages.
    ///
    /// @param progress told how many documents went, bit by bit
    /// @return how many documents there were
    public int removeCollection(String name, IntConsumer progress) {
        graph.transaction(writer -> {
            writer.run("document/take-turn", Map.of());
            writer.run("document/retire-staged-of-collection", Map.of("collection", name));
            return null;
        });
        int removed = 0;
        for (var page = page(name, ""); !page.isEmpty(); page = page(name, "")) {
            removed += removeAll(page, progress);
        }
        retired.clear();
        return removed;
    }

    private int removeShort(List<String> ids, IntConsumer progress) {
        if (ids.isEmpty()) {
            return 0;
        }
        var documents = List.copyOf(ids);
        int removed = graph.transaction(writer -> {
            writer.run("document/next-version", Map.of());
            writer.run("document/note-changes", Map.of("documents", documents));
            var parts = new DocumentParts(writer);
            parts.removeOf(documents);
            int count = writer.write(
                            "document/remove-documents",
                            Map.of("documents", documents),
                            row -> row.get("removed").asInt())
                    .getFirst();
            parts.settle();
            return count;
        });
        progress.accept(removed);
        return removed;
    }

    private static List<String> ids(Stream<Document> documents) {
        return documents.map(Document::id).toList();
    }
}
