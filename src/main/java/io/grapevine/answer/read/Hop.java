package io.grapevine.answer.read;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The second step of a question of two steps: what the first sentence left open, asked of what it named.
///
/// @param question what is left of the question, with the names in place of what is answered
/// @param names    terms of the names that the first sentence adds
/// @param open     terms of the question that the first sentence does not have
/// @param from     document of the first sentence
record Hop(String question, Set<String> names, Set<String> open, Candidate from) {

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}'’-]++(?: \\p{Lu}[\\p{L}\\p{N}'’-]++)*+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’-]+");
    private static final int MOST_NAMES = 2;

    /// Empty where the sentence leaves nothing open or names nothing new.
    static Optional<Hop> of(String question, Candidate from) {
        var asked = Terms.of(question);
        var open = new HashSet<>(asked);
        open.removeIf(from::has);
        var names = new HashSet<String>();
        var spelled = new StringBuilder();
        var found = NAME.matcher(from.text() + " " + from.passage().title())
                .results()
                .map(name -> name.group())
                .filter(name -> !asked.containsAll(Terms.of(name)))
                .distinct()
                .limit(MOST_NAMES + 1L)
                .toList();
        for (var name : found) {
            Terms.of(name).stream().filter(term -> !asked.contains(term)).forEach(names::add);
            spelled.append(' ').append(name);
        }
        if (open.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        var rest = WORD.matcher(question)
                .replaceAll(word -> Terms.of(word.group()).stream().allMatch(from::has)
                                && !Terms.of(word.group()).isEmpty()
                        ? ""
                        : java.util.regex.Matcher.quoteReplacement(word.group()));
        var left = rest.replaceAll("[?!.]+\\s*$", "").replaceAll("\\s+", " ").strip();
        return Optional.of(new Hop(left + spelled + "?", names, open, from));
    }

    /// Whether another candidate speaks of one of the names.
    boolean reaches(Candidate candidate) {
        return !candidate.equals(from) && names.stream().anyMatch(candidate::has);
    }
}
