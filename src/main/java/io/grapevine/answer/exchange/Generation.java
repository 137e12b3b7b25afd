package io.grapevine.answer.exchange;

import io.grapevine.domain.Citation;
import java.util.List;

/// An answer as it was written.
///
/// @param text      as it was streamed, `[n]` after what passage n supports
/// @param citations the passages that the text cites and no others, in order of their numbers
/// @param answered  false where the documents do not hold the answer
/// @param generator the chat model's name, `extractive`, or `fixed`
public record Generation(String text, List<Citation> citations, boolean answered, String generator) {

    public Generation {
        citations = List.copyOf(citations);
    }
}
