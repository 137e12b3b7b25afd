package io.grapevine.answer.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A question as the reader sees it: its terms with their weights among the candidates, its names and its type.
///
/// A term weighs idf(t) = ln(1 + N / (1 + n_t)), N candidates, n_t of them with the term in text or title.
///
/// @param words   terms in the order of the question
/// @param names   terms of its names: capitalised words behind the first, and words with a digit
/// @param grams   character 4-grams of its words
/// @param nameOf  whose name it asks for, where it does
record AskedFor(
        String text,
        List<String> words,
        Map<String, Double> weights,
        Set<String> names,
        Set<String> grams,
        AnswerType type,
        boolean negated,
        Optional<NameOf> nameOf) {

    private static final Pattern NAME = Pattern.compile(
            "(?<=\\S )[\\p{Lu}][\\p{L}\\p{N}'’-]*|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}.-]*\\p{N}[\\p{L}\\p{N}.-]*");
    private static final Pattern NEGATION = Pattern.compile(
            "(?i)\\b(?:not|no|never|without|none|neither|nor|cannot|nicht|kein\\w*|nie|ohne|pas|aucun\\w*|sans|jamais)\\b|n't\\b|[不没無无]");
    private static final int GRAM = 4;

    static AskedFor of(String question, List<Candidate> candidates) {
        var words = Terms.list(question);
        var frequency = new HashMap<String, Integer>();
        for (var candidate : candidates) {
            for (var term : new HashSet<>(words)) {
                if (candidate.has(term)) {
                    frequency.merge(term, 1, Integer::sum);
                }
            }
        }
        var weights = new LinkedHashMap<String, Double>();
        for (var word : words) {
            weights.put(word, Math.log(1 + candidates.size() / (1.0 + frequency.getOrDefault(word, 0))));
        }
        var names = new HashSet<String>();
        NAME.matcher(question).results().forEach(name -> names.addAll(Terms.of(name.group())));
        names.retainAll(weights.keySet());
        return new AskedFor(
                question,
                words,
                weights,
                names,
                grams(words),
                AnswerType.of(question),
                isNegated(question),
                NameOf.of(question));
    }

    static boolean isNegated(String text) {
        return NEGATION.matcher(text).find();
    }

    /// The share of the question's weight whose terms pass, 0 to 1.
    double share(Predicate<String> passes) {
        return share(weights, passes);
    }

    /// The share of its names that pass; 1 where it has none.
    double names(Predicate<String> passes) {
        return names.isEmpty() ? 1 : names.stream().filter(passes).count() / (double) names.size();
    }

    /// Whether a term passes, or one that stands for the same.
    static boolean isMet(String term, Predicate<String> passes) {
        return passes.test(term) || Synonyms.of(term).stream().anyMatch(passes);
    }

    private static double share(Map<String, Double> weights, Predicate<String> passes) {
        var all = 0.0;
        var some = 0.0;
        for (var entry : weights.entrySet()) {
            all += entry.getValue();
            some += isMet(entry.getKey(), passes) ? entry.getValue() : 0;
        }
        return all == 0 ? 0 : some / all;
    }

    /// Character 4-grams of the content words, which forgive endings, compounds and typos.
    static Set<String> grams(List<String> terms) {
        var grams = new HashSet<String>();
        for (var term : terms) {
            var word = term.toLowerCase(Locale.ROOT);
            if (word.length() <= GRAM) {
                grams.add(word);
            }
            for (var i = 0; i + GRAM < word.length() + 1 && word.length() > GRAM; i++) {
                grams.add(word.substring(i, i + GRAM));
            }
        }
        return grams;
    }
}
