package io.grapevine.graph.search;

import io.grapevine.graph.driver.Graph;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import opennlp.tools.stemmer.PorterStemmer;

/// Looks words up in the full-text index: whether any passage holds them, and where something is spelled nearly
/// so. Each is one round trip for all words.
@Singleton
public class Spelling {

    private static final int PASSAGES = 8;

    private final Graph graph;

    public Spelling(Graph graph) {
        this.graph = graph;
    }

    /// Those of the words that passages of the collections hold, in any form that the index takes for the same.
    ///
    /// @param words letters only, in lower case
    public Set<String> known(Collection<String> words, Set<String> collections) {
        var queries = words.stream()
                .map(word -> Map.of("word", word, "text", LuceneQuery.of(word, collections)))
                .toList();
        return new TreeSet<>(graph.read(
                "search/known-words",
                Map.of("queries", queries),
                row -> row.get("word").asString()));
    }

    /// The texts of some passages that hold a word spelled nearly like each of these.
    ///
    /// @param edits most letters that differ, by word: 1 or 2
    public Map<String, List<String>> near(Map<String, Integer> edits, Set<String> collections) {
        var stemmer = new PorterStemmer();
        var queries = edits.entrySet().stream()
                .map(e -> Map.of(
                        "word",
                        e.getKey(),
                        "text",
                        LuceneQuery.near(e.getKey(), stemmer.stem(e.getKey()), e.getValue(), collections)))
                .toList();
        var texts = new HashMap<String, List<String>>();
        graph.read(
                "search/texts-near",
                Map.of("queries", queries, "k", PASSAGES),
                row -> texts.computeIfAbsent(row.get("word").asString(), word -> new ArrayList<>())
                        .add(row.get("text").asString()));
        return texts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    }
}
