package io.grapevine.graph.search;

/// The vector indexes, each of the vectors of one model. The passages' own comes last: whoever makes them anew can
/// tell by it whether all of them are.
enum VectorIndex {
    PASSAGES_BY_COLLECTION("passage_embedding_by_collection", "search/create-collection-vector-index"),
    COMMUNITIES("community_embedding", "search/create-community-vector-index"),
    ENTITY_NAMES("entity_name_embedding", "search/create-entity-name-vector-index"),
    ENTITIES("entity_embedding", "search/create-entity-vector-index"),
    PASSAGES("passage_embedding", "search/create-vector-index");

    private final String name;
    private final String creation;

    /// @param name     in the store
    /// @param creation the Cypher file that makes it, for vectors of a dimension
    VectorIndex(String name, String creation) {
        this.name = name;
        this.creation = creation;
    }

    String indexName() {
        return name;
    }

    String creation() {
        return creation;
    }
}
