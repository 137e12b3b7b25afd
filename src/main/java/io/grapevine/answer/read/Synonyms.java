package io.grapevine.answer.read;

import io.grapevine.language.WordList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Everyday words that stand for the same: who asks for the boss is answered by whom somebody reports to.
final class Synonyms {

    private static final String GROUPS = "/language/synonyms-en.txt";
    private static final Map<String, Set<String>> OTHERS = read();

    private Synonyms() {}

    /// The terms that may stand for a term, without itself.
    static Set<String> of(String term) {
        return OTHERS.getOrDefault(term, Set.of());
    }

    private static Map<String, Set<String>> read() {
        var others = new HashMap<String, Set<String>>();
        WordList.lines(GROUPS).stream()
                .map(Terms::of)
                .forEach(group -> group.forEach(term -> {
                    var same = new LinkedHashSet<>(group);
                    same.remove(term);
                    others.merge(term, same, (a, b) -> {
                        a.addAll(b);
                        return a;
                    });
                }));
        return Map.copyOf(others);
    }
}
