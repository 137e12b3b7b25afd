package io.grapevine.answer.rewrite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of the collections' passages. Implementations are safe for many threads.
public interface WordIndex {

    /// Those of the words that some passage holds.
    Set<String> known(Collection<String> words, Set<String> collections);

    /// Texts that hold a word spelled nearly like each of these.
    ///
    /// @param edits most letters that differ, by word
    Map<String, List<String>> near(Map<String, Integer> edits, Set<String> collections);
}
