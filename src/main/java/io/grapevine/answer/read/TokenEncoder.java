package io.grapevine.answer.read;

import io.grapevine.llm.TokenVectors;

/// Gives the vectors of a text's word pieces. Called by many threads at once.
@FunctionalInterface
public interface TokenEncoder {

    TokenVectors encode(String text);
}
