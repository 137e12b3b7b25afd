package io.grapevine.answer.rewrite;

import io.grapevine.language.Syntax;
import java.util.Optional;
import java.util.Set;

/// The two things that a question compares: `Is A the same as B?`, `the difference between A and B`.
record Comparison(String a, String b) {

    private static final Set<String> COMPARING = Set.of(
            "same",
            "difference",
            "differences",
            "different",
            "differ",
            "compare",
            "compared",
            "versus",
            "vs",
            "similar",
            "similarities",
            "similarity",
            "than",
            "relationship",
            "related",
            "better",
            "between");

    /// `differences`, `similarities`: no thing of its own.
    static boolean compares(String word) {
        return COMPARING.contains(word);
    }

    static Optional<Comparison> of(Syntax question) {
        if (question.words().stream().noneMatch(word -> COMPARING.contains(word.lower()))) {
            return Optional.empty();
        }
        var things = question.nouns().stream()
                .filter(noun -> !COMPARING.contains(noun.head()) && !COMPARING.contains(noun.name()))
                .toList();
        return things.size() == 2
                ? Optional.of(new Comparison(things.get(0).name(), things.get(1).name()))
                : Optional.empty();
    }
}
