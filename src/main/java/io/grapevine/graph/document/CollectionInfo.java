package io.grapevine.graph.document;

/// A collection and what is in it.
public record CollectionInfo(String name, int documents, int passages) {}
