package io.grapevine.graph.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Table;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The tables of documents. A table belongs to one version of its document: it is written before that version
/// is stored and seen from the moment at which it is, so a reader never meets tables of one version and
/// passages of another.
@Singleton
public final class TableStore {

    /// 300,000 cells: a larger table is text like any other; as one property it would take some 10 MB.
    private static final int MOST_CELLS = 300_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Graph graph;

    @Inject
    public TableStore(Graph graph) {
        this.graph = graph;
    }

    /// Keeps the tables of a version of a document that will be stored. Tables of one row or one column, and
    /// those of more than 300,000 cells, are left out.
    ///
    /// @param versions the hashes under which the document may be stored
    public void put(String documentId, List<String> versions, List<Table> tables) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var table : tables) {
            if (isKept(table)) {
                rows.add(Map.of(
                        "id",
                        documentId + "/" + versions.getFirst() + "/" + rows.size(),
                        "document",
                        documentId,
                        "versions",
                        versions,
                        "place",
                        rows.size(),
                        "start",
                        table.rows().getFirst().start(),
                        "end",
                        table.rows().getLast().end(),
                        "content",
                        json(table)));
            }
        }
        if (!rows.isEmpty()) {
            graph.execute("document/put-tables", Map.of("tables", rows));
        }
    }

    private static boolean isKept(Table table) {
        var width = table.rows().isEmpty() ? 0 : table.rows().getFirst().cells().size();
        return table.rows().size() > 1
                && width > 1
                && (long) width * table.rows().size() <= MOST_CELLS;
    }

    /// The tables that these passages hold rows of, in the order of the passages.
    ///
    /// @param limit most tables
    /// @param known gives the tables whose content need not be read again, by id
    public List<StoredTable> of(
            List<Passage> passages, int limit, Function<Collection<String>, Map<String, StoredTable>> known) {
        var documents = new HashMap<String, String>();
        var ids = graph.read(
                "document/tables-of-passages",
                Map.of("passages", passages.stream().map(Passage::id).toList(), "limit", limit),
                row -> {
                    documents.put(row.get("id").asString(), row.get("document").asString());
                    return row.get("id").asString();
                });
        var found = new HashMap<>(known.apply(ids));
        var unread = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!unread.isEmpty()) {
            graph.read("document/table-contents", Map.of("ids", unread), row -> {
                var id = row.get("id").asString();
                found.put(
                        id,
                        new StoredTable(
                                id, documents.get(id), table(row.get("content").asString())));
                return id;
            });
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// The passages of a document that hold these offsets of its text, in their order.
    public List<Passage> passagesAt(String documentId, List<Integer> offsets) {
        return graph.read(
                "document/passages-at",
                Map.of("document", documentId, "offsets", offsets),
                row -> Rows.passage(row.get("passage")));
    }

    /// Removes what is left of versions that these documents no longer have.
    public void removeStale(Collection<String> documentIds) {
        if (!documentIds.isEmpty()) {
            graph.write(
                    "document/remove-stale-tables",
                    Map.of("documents", List.copyOf(documentIds)),
                    row -> row.get("removed").asInt());
        }
    }

    private static String json(Table table) {
        try {
            return JSON.writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table could not be written as JSON", e);
        }
    }

    private static Table table(String json) {
        try {
            return JSON.readValue(json, Table.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored table is no JSON of this version; ingest its document again", e);
        }
    }
}
