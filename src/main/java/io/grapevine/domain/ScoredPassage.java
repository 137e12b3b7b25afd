package io.grapevine.domain;

/// A passage that was found, with its score; scores compare within one list only.
public record ScoredPassage(Passage passage, double score) {}
