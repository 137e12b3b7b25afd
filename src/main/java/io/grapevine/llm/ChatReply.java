package io.grapevine.llm;

/// What a chat model has said.
///
/// @param text the whole of it
/// @param cut  true where it was ended by the limit of length or time
public record ChatReply(String text, boolean cut) {}
