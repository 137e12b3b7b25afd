package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Transcript;
import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Versions;
import io.grapevine.llm.Prompts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells two versions of a document apart, sentence by sentence: what changed with what it said before, what is
/// new, and what is gone. Of long documents only what was found is compared. Cost: the sentences of one version
/// times those of the other.
final class Changes {

    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:what(?:'s| is| has| was)?(?: been)? (?:new|changed|different|altered)|what (?:are|were) the (?:changes|differences)|"
                    + "changes? (?:in|to|of|between|from)|how did .* change|compare|differen(?:ce|t) (?:between|from)|"
                    + "was hat sich .*geändert|unterschiede? zwischen|vergleiche)\\b");
    /// Share of the words of two sentences that are about the same.
    private static final double SAME_SUBJECT = 0.3;
    private static final int MOST_LINES = 20;

    private final Transcript transcript;

    private Changes(Transcript transcript) {
        this.transcript = transcript;
    }

    /// Whether the question asks for them and two versions were found: then they are written.
    static boolean write(String question, List<Candidate> candidates, Transcript transcript) {
        var pair =
                ASKED.matcher(question).find() ? Versions.pair(question, candidates) : Optional.<Versions.Pair>empty();
        return pair.isPresent() && new Changes(transcript).write(pair.get());
    }

    private boolean write(Versions.Pair pair) {
        var older = new ArrayList<>(pair.older());
        var newer = new ArrayList<>(pair.newer());
        newer.removeIf(sentence -> older.removeIf(other -> other.text().equals(sentence.text())));
        for (var sentence : newer.subList(0, Math.min(MOST_LINES, newer.size()))) {
            var before = older.stream()
                    .filter(other -> likeness(sentence.terms(), other.terms()) >= SAME_SUBJECT)
                    .max((a, b) -> Double.compare(
                            likeness(sentence.terms(), a.terms()), likeness(sentence.terms(), b.terms())));
            if (before.isPresent()) {
                older.remove(before.get());
                say("- ", sentence);
                transcript.say(" " + Prompts.text("change-before") + " ");
                cite(before.get());
                transcript.say("\n");
            } else {
                line(Prompts.text("change-added"), sentence);
            }
        }
        older.stream()
                .limit(MOST_LINES - Math.min(MOST_LINES, newer.size()))
                .forEach(sentence -> line(Prompts.text("change-removed"), sentence));
        return !newer.isEmpty() || !older.isEmpty();
    }

    private void line(String kind, Candidate sentence) {
        say("- " + kind + " ", sentence);
        transcript.say("\n");
    }

    private void say(String start, Candidate sentence) {
        transcript.say(start);
        cite(sentence);
    }

    private void cite(Candidate sentence) {
        transcript.say(ExtractiveGenerator.plain(sentence.text()) + " ");
        ExtractiveGenerator.cite(sentence, sentence.source(), transcript);
    }

    private static double likeness(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return one.isEmpty() || other.isEmpty() ? 0 : common.size() / (double) Math.min(one.size(), other.size());
    }
}
