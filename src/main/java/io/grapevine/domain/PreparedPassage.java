package io.grapevine.domain;

/// A passage with all that the graph keeps of it.
///
/// @param embedding normalised vector, of the embedding model's dimension
public record PreparedPassage(Passage passage, float[] embedding, Extraction extraction) {}
