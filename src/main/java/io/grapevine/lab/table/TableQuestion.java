package io.grapevine.lab.table;

/// A question about one document, with the values that answer it.
public record TableQuestion(String document, String question, AcceptedValues answer, String kind) {}
