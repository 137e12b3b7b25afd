package io.grapevine.answer.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The words of a question, each weighed by how rare it is among the candidates:
/// idf(t) = ln(1 + N / (1 + n_t)), N sentences, n_t of them with the term or under a title with it.
record QuestionTerms(Map<String, Double> weights) {

    static QuestionTerms of(String question, List<Candidate> candidates) {
        return new QuestionTerms(Terms.of(question).stream()
                .collect(Collectors.toMap(Function.identity(), term -> rarity(term, candidates))));
    }

    static double rarity(String term, List<Candidate> candidates) {
        var with = candidates.stream().filter(candidate -> candidate.has(term)).count();
        return Math.log(1 + candidates.size() / (1.0 + with));
    }

    /// The share of the question's weight that a sentence covers, 0 to 1; what only its title says counts half.
    double coveredBy(Candidate candidate) {
        return 0.5 * share(candidate.terms()::contains) + 0.5 * share(candidate::has);
    }

    /// The share that these terms cover and those before did not.
    double newlyCoveredBy(Set<String> terms, Set<String> before) {
        return share(term -> terms.contains(term) && !before.contains(term));
    }

    private double share(Predicate<String> covered) {
        var all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        var some = weights.entrySet().stream()
                .filter(entry -> covered.test(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return all == 0 ? 0 : some / all;
    }
}
