package io.grapevine.domain;

import java.util.LinkedHashSet;
import java.util.List;

/// What the last turns of a conversation were about: names and phrases, the most salient first. It joins the
/// retrieval of a follow-up question with less weight than the question's own words, and never changes its
/// wording.
public record Topic(List<String> phrases) {

    public static final Topic NONE = new Topic(List.of());

    /// @throws IllegalArgumentException where a phrase is blank
    public Topic {
        for (var phrase : phrases) {
            if (phrase.isBlank()) {
                throw new IllegalArgumentException("a topic's phrase must hold a word, was \"" + phrase + "\"");
            }
        }
        phrases = List.copyOf(new LinkedHashSet<>(phrases));
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /// The phrases as one text, for embeddings and the full-text index.
    public String text() {
        return String.join(" ", phrases);
    }
}
