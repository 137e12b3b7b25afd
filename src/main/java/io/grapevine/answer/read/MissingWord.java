package io.grapevine.answer.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the word of a short question that nothing in the evidence has, not even by its letters: `the head of
/// marketing` is not answered by the head of maintenance. A long question can do without one of its words.
final class MissingWord {

    /// Content words of the longest question in which each counts.
    private static final int SHORT = 4;
    /// Share of a word's 4-grams by which it is taken for known: forgives endings and typos.
    private static final double ALIKE = 0.4;
    /// The same for a property, for which many words stand that have the letters of another.
    private static final double NEARLY_THE_SAME = 0.75;
    /// Log odds that a missing word takes: from 80 to less than 50 percent.
    private static final float COST = 1.5f;
    /// The same where it is the very property that is asked for: `the salary of Oda Lindgren`.
    private static final float COST_OF_PROPERTY = 3f;
    /// Words that ask for a kind of thing, which the answer need not repeat.
    private static final Set<String> GENERIC = Terms.of(
            "long deep often high old far tall big wide heavy large fast mean "
                    + "meaning name called person people kind type sort city town country place year date day month time number part "
                    + "thing happen happened use used located situated work works made find cost costs price boss leader");

    /// A word behind an article or `of`: a verb may well have another word in the text.
    private static final Pattern NOUN = Pattern.compile("(?i)(?<=\\b(?:of|the|a|an|any|for) )[\\p{L}\\p{N}-]+");

    private static final Pattern PROPERTY = Pattern.compile(
            "(?i)^(?:what|which|how (?:high|big|large|much)) (?:is|are|was|were) (?:the |his |her |its |their |my |our )?([\\p{L}-]+(?: [\\p{L}-]+)?) (?:of|for) ");

    private MissingWord() {}

    /// What is taken off the log odds that the evidence answers.
    static float cost(AskedFor asked, Candidate best, List<Candidate> candidates) {
        var content = new HashSet<>(asked.words());
        content.removeAll(GENERIC);
        if (content.size() < 2 || content.size() > SHORT) {
            return 0;
        }
        var words = new HashSet<String>();
        NOUN.matcher(asked.text()).results().forEach(noun -> words.addAll(Terms.of(noun.group())));
        words.retainAll(content);
        var unknown = unknownIn(best.passage().documentId(), words, candidates);
        words.removeIf(word -> candidates.stream().anyMatch(candidate -> AskedFor.isMet(word, candidate::has)));
        if (words.isEmpty()) {
            return isProperty(asked, unknown) ? COST : 0;
        }
        var known = new HashSet<String>();
        candidates.forEach(candidate -> known.addAll(candidate.grams()));
        words.removeIf(word -> isAlike(word, known, NEARLY_THE_SAME));
        if (isProperty(asked, words)) {
            return COST_OF_PROPERTY;
        }
        return words.stream().anyMatch(word -> !isAlike(word, known, ALIKE)) ? COST : 0;
    }

    /// The words that no candidate of a document has.
    private static Set<String> unknownIn(String document, Set<String> words, List<Candidate> candidates) {
        var unknown = new HashSet<>(words);
        unknown.removeIf(word -> candidates.stream()
                .filter(candidate -> candidate.passage().documentId().equals(document))
                .anyMatch(candidate -> AskedFor.isMet(word, candidate::has)));
        return unknown;
    }

    private static boolean isProperty(AskedFor asked, Set<String> words) {
        var property = PROPERTY.matcher(asked.text());
        return property.find() && Terms.of(property.group(1)).stream().anyMatch(words::contains);
    }

    private static boolean isAlike(String word, Set<String> known, double share) {
        var grams = AskedFor.grams(List.of(word));
        return grams.stream().filter(known::contains).count() >= share * grams.size();
    }
}
