package io.grapevine.answer.rewrite;

import io.grapevine.graph.search.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of the store's full-text index.
public record SpelledWords(Spelling spelling) implements WordIndex {

    @Override
    public Set<String> known(Collection<String> words, Set<String> collections) {
        return spelling.known(words, collections);
    }

    @Override
    public Map<String, List<String>> near(Map<String, Integer> edits, Set<String> collections) {
        return spelling.near(edits, collections);
    }
}
