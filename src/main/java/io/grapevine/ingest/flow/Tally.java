package io.grapevine.ingest.flow;

/// Is told by the steps what becomes of documents. Implementations are safe for use by many threads.
public interface Tally {

    /// So many passages of the document have their vectors.
    void embedded(Draft draft, int passages);

    /// So many passages of the document are stored since an earlier run.
    void resumed(Draft draft, int passages);

    /// The document is in the graph.
    void stored(Draft draft);

    /// The document cannot be taken in; abandons it. What stood in the graph under its name stays.
    void failed(Draft draft, String reason);
}
