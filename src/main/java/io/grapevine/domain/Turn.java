package io.grapevine.domain;

/// One exchange of a conversation: what was asked (as it was answered, so rewritten where it was) and the
/// answer.
public record Turn(String question, String answer) {}
