package io.grapevine.graph;

/// A collection and what is in it.
public record CollectionInfo(String name, int documents, int passages) {}
