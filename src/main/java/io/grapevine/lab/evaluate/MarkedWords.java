package io.grapevine.lab.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Compares marked words with accepted ones as SQuAD does (Rajpurkar et al. 2016): lower case, without marks and
/// articles; exact match, and F1 of the words they share, of the accepted answer that fits best.
public final class MarkedWords {

    private MarkedWords() {}

    public static boolean exact(String marked, List<String> accepted) {
        return accepted.stream().anyMatch(answer -> words(marked).equals(words(answer)));
    }

    /// 0 to 1.
    public static double f1(String marked, List<String> accepted) {
        return accepted.stream()
                .mapToDouble(answer -> f1(words(marked), words(answer)))
                .max()
                .orElse(0);
    }

    private static double f1(List<String> marked, List<String> answer) {
        if (marked.isEmpty() || answer.isEmpty()) {
            return marked.equals(answer) ? 1 : 0;
        }
        var left = new HashMap<String, Integer>();
        answer.forEach(word -> left.merge(word, 1, Integer::sum));
        var common = 0;
        for (var word : marked) {
            if (left.getOrDefault(word, 0) > 0) {
                left.merge(word, -1, Integer::sum);
                common++;
            }
        }
        var precision = common / (double) marked.size();
        var recall = common / (double) answer.size();
        return common == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static List<String> words(String text) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Punct}", "")
                .replaceAll("\\b(?:a|an|the)\\b", " ")
                .strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split("\\s+"));
    }
}
