package io.grapevine.lab.reader;

import io.grapevine.answer.read.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ranks texts for a question by BM25 (Robertson and Zaragoza 2009), k1 = 1.2 and b = 0.75: stands in for the
/// retrieval where the reader is trained.
final class Bm25 {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final Map<String, Map<Integer, Integer>> postings = new HashMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final double meanLength;

    Bm25(List<String> texts) {
        for (var i = 0; i < texts.size(); i++) {
            var terms = Terms.list(texts.get(i));
            lengths.add(terms.size());
            for (var term : terms) {
                postings.computeIfAbsent(term, t -> new HashMap<>()).merge(i, 1, Integer::sum);
            }
        }
        meanLength = lengths.stream().mapToInt(Integer::intValue).average().orElse(1);
    }

    /// Numbers of the best texts, best first.
    List<Integer> best(String question, int most) {
        var scores = new HashMap<Integer, Double>();
        for (var term : Terms.of(question)) {
            var texts = postings.getOrDefault(term, Map.of());
            var idf = Math.log(1 + (lengths.size() - texts.size() + 0.5) / (texts.size() + 0.5));
            texts.forEach((text, count) -> scores.merge(
                    text,
                    idf * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths.get(text) / meanLength)),
                    Double::sum));
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
