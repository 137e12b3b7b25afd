package io.grapevine.answer.generate;

import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Chooses the sentences of an extractive answer, one after the other.
///
/// A sentence is worth the share of the question's words that it covers, something for holding the kind of thing
/// asked for, and less the further down its passage was found and it stands in its passage. After the first, it
/// also counts what the chosen ones have left open, and, where facts must be joined, the names that they brought
/// up: so a chain forms. Comparing embeddings instead, or as well, found the answer no more often (2 points either
/// way on two public sets of multi-hop questions) and took ten times as long.
final class SentenceChoice {

    private static final double COVERAGE = 0.5;
    private static final double KIND = 0.1;
    private static final double PASSAGE_RANK = 0.02;
    private static final double SENTENCE_PLACE = 0.01;
    private static final int LAST_PLACE = 5;
    /// What covers the question again is worth this share of it.
    private static final double AGAIN = 0.5;
    private static final double STILL_OPEN = 1;
    private static final double BRIDGE = 0.3;
    /// A name that only the title of a sentence's document has counts this share.
    private static final double IN_TITLE = 0.5;
    /// Behind a sentence that was chosen stands its reason, where a reason is asked for.
    private static final double CONTINUES = 0.25;
    /// Fewer terms say too little to stand alone.
    private static final int FEWEST_TERMS = 4;
    private static final double TOO_SHORT = 0.1;
    /// Weight of names in common at which a bridge is as strong as it gets.
    private static final double STRONG_BRIDGE = 8;
    /// Of what the first sentence is worth, a further one must reach this share.
    private static final double WORTH_ADDING = 0.4;
    private static final Pattern NAME =
            Pattern.compile("(?<=[\\p{L}\\p{N},;(] ?)\\p{Lu}[\\p{L}\\p{N}]+|\\p{Lu}[\\p{L}]+(?= \\p{Lu})");

    /// Of an overview's passages so many may give two sentences, the others one.
    private static final int FIRST_PASSAGES = 3;

    private final Question question;
    private final Route route;
    private final List<Candidate> candidates;
    private final QuestionTerms terms;
    private final Expected expected;

    SentenceChoice(Question question, Route route, List<Candidate> candidates) {
        this.question = question;
        this.route = route;
        this.candidates = candidates;
        this.terms = QuestionTerms.of(question.text(), candidates);
        this.expected = Expected.of(question.text());
    }

    /// At most `most` sentences, best first; those of an overview in the order of the passages.
    List<Candidate> best(int most) {
        var chosen = new ArrayList<Candidate>();
        var covered = new HashSet<String>();
        var names = new HashSet<String>();
        var first = 0.0;
        while (chosen.size() < most) {
            Candidate best = null;
            var worth = Double.NEGATIVE_INFINITY;
            for (var candidate : candidates) {
                var value = allowed(candidate, chosen)
                        ? worth(candidate, covered, names, chosen)
                        : Double.NEGATIVE_INFINITY;
                if (value > worth) {
                    worth = value;
                    best = candidate;
                }
            }
            if (best == null || !chosen.isEmpty() && worth < worthAdding() * first) {
                break;
            }
            first = chosen.isEmpty() ? worth : first;
            chosen.add(best);
            covered.addAll(best.terms());
            names.addAll(namesOf(best));
        }
        if (route == Route.OVERVIEW) {
            chosen.sort(Comparator.comparingInt(Candidate::number).thenComparingInt(Candidate::index));
        }
        return chosen;
    }

    /// An overview takes something from each passage: they were chosen for what they speak of, not for the
    /// question's words.
    private double worthAdding() {
        return route == Route.OVERVIEW ? Double.NEGATIVE_INFINITY : WORTH_ADDING;
    }

    private boolean allowed(Candidate candidate, List<Candidate> chosen) {
        var most = candidate.number() <= FIRST_PASSAGES ? 2 : 1;
        return !chosen.contains(candidate)
                && (route != Route.OVERVIEW
                        || chosen.stream()
                                        .filter(other -> other.number() == candidate.number())
                                        .count()
                                < most);
    }

    private double worth(Candidate candidate, Set<String> covered, Set<String> names, List<Candidate> chosen) {
        var coverage = COVERAGE * terms.coveredBy(candidate);
        var worth = KIND * (expected.isIn(candidate.text(), question.text()) ? 1 : 0)
                - PASSAGE_RANK * (candidate.number() - 1)
                - SENTENCE_PLACE * Math.min(candidate.index(), LAST_PLACE)
                - (candidate.terms().size() < FEWEST_TERMS ? TOO_SHORT : 0);
        if (chosen.isEmpty()) {
            return worth + coverage;
        }
        worth += AGAIN * coverage + STILL_OPEN * terms.newlyCoveredBy(candidate.terms(), covered);
        if (route == Route.MULTIHOP) {
            worth += BRIDGE * Math.min(1, bridge(candidate, names) / STRONG_BRIDGE);
        }
        var follows = chosen.stream()
                .anyMatch(before ->
                        before.number() == candidate.number() && before.text().equals(candidate.before()));
        return expected == Expected.REASON && follows ? worth + CONTINUES : worth;
    }

    private double bridge(Candidate candidate, Set<String> names) {
        return names.stream()
                .filter(candidate::has)
                .mapToDouble(name ->
                        (candidate.terms().contains(name) ? 1 : IN_TITLE) * QuestionTerms.rarity(name, candidates))
                .sum();
    }

    /// Terms of the names in a sentence that the question does not have.
    private Set<String> namesOf(Candidate candidate) {
        return NAME.matcher(candidate.text())
                .results()
                .flatMap(name -> Terms.of(name.group()).stream())
                .filter(term -> !terms.weights().containsKey(term))
                .collect(Collectors.toSet());
    }
}
