package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Transcript;
import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Candidate.Kind;
import io.grapevine.answer.read.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Summarises the passages about a subject: of each section the line that says most of it, in the order of the
/// documents, nothing twice, and nothing of documents that do not speak of the subject.
final class Outline {

    private static final int LINES = 8;
    /// Of a passage so many lines may be said at the least; more where there are few passages.
    private static final int OF_A_PASSAGE = 2;
    private static final int FEWEST_TERMS = 4;
    /// Share of a line's terms beyond which it repeats what was said.
    private static final double REPEATS = 0.6;

    private final Set<String> subject;
    private final List<Candidate> candidates;
    private final int ofAPassage;

    Outline(String question, List<Candidate> candidates) {
        this.subject = Terms.of(question);
        this.candidates = candidates;
        var passages = candidates.stream().map(Candidate::number).distinct().count();
        this.ofAPassage = Math.max(OF_A_PASSAGE, (int) (LINES / Math.max(1, passages)));
        this.subject.removeAll(
                Terms.of("overview summary summarise summarize general broad main topic outline document happen"));
    }

    /// Returns whether there was anything to say.
    boolean write(Transcript transcript) {
        var lines = lines();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            transcript.say((i > 0 ? "\n" : "") + "- " + ExtractiveGenerator.plain(line.text()) + " ");
            ExtractiveGenerator.cite(line, line.source(), transcript);
        }
        return !lines.isEmpty();
    }

    private List<Candidate> lines() {
        var chosen = new ArrayList<Candidate>();
        var said = new HashSet<String>();
        while (chosen.size() < LINES) {
            Candidate best = null;
            var highest = 0.0;
            for (var candidate : candidates) {
                var worth = isLine(candidate, chosen) ? worth(candidate, said) : 0;
                if (worth > highest) {
                    highest = worth;
                    best = candidate;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best);
            said.addAll(best.terms());
        }
        chosen.sort(java.util.Comparator.comparingInt(Candidate::number).thenComparingInt(Candidate::index));
        return chosen;
    }

    private boolean isLine(Candidate candidate, List<Candidate> chosen) {
        return candidate.kind() != Kind.CODE
                && candidate.terms().size() >= FEWEST_TERMS
                && !candidate.text().endsWith(":")
                && !candidate.text().endsWith("?")
                && !chosen.contains(candidate)
                && chosen.stream()
                                .filter(other -> other.number() == candidate.number())
                                .count()
                        < ofAPassage;
    }

    /// By the subject's words in the line and above it, its place, and what it says anew; 0 for a line that
    /// repeats or speaks of something else.
    private double worth(Candidate candidate, Set<String> said) {
        var repeated = candidate.terms().stream().filter(said::contains).count()
                / (double) candidate.terms().size();
        var about =
                subject.isEmpty() ? 1 : subject.stream().filter(candidate::has).count() / (double) subject.size();
        if (repeated > REPEATS || about == 0) {
            return 0;
        }
        return about + 0.3 / (1 + candidate.index()) + 0.2 / candidate.number() - 0.5 * repeated;
    }
}
