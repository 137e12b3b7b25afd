package io.grapevine.llm;

import io.grapevine.domain.AnswerEvent.Usage;

/// What a chat model has said.
///
/// @param text  the whole of it
/// @param usage tokens as the provider counted them, or estimated at 4 characters a token where it did not
/// @param cut   true where it was ended by the limit of length or time
public record ChatReply(String text, Usage usage, boolean cut) {}
