package io.grapevine.answer.generate;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.language.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Takes passages apart into the sentences that an answer may be put together from.
final class Candidates {

    private static final Pattern NEW_ITEM = Pattern.compile("\\n(?=\\s*(?:[-*•+|#>]|\\d+[.)]\\s)|[^\\n]*\\t)|\\n{2,}");
    private static final Pattern MARKS = Pattern.compile("^\\s*(?:[-*•+>]\\s+|\\d+[.)]\\s+)+|^\\|+|\\|+$");
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s.*|^[\\s|:\\-=_*#]*$");
    private static final int SHORTEST_WORDS = 3;

    private Candidates() {}

    /// The sentences of the first passages of the evidence, each said only once.
    static List<Candidate> of(Evidence evidence, int passages) {
        var candidates = new ArrayList<Candidate>();
        var seen = new HashSet<String>();
        for (var i = 0; i < Math.min(passages, evidence.passages().size()); i++) {
            for (var candidate : of(i + 1, evidence.passages().get(i).passage())) {
                if (seen.add(candidate.text())) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    private static List<Candidate> of(int number, Passage passage) {
        var candidates = new ArrayList<Candidate>();
        var context = Terms.of(passage.title() + " " + passage.heading());
        for (var span : Sentences.of(passage.text())) {
            for (var item : NEW_ITEM.split(span.of(passage.text()))) {
                var text = MARKS.matcher(item).replaceAll("").replaceAll("\\s*\\t\\s*", " · ").replaceAll("\\s+", " ").strip();
                if (!HEADING.matcher(item).matches() && text.split(" ").length >= SHORTEST_WORDS) {
                    var before = candidates.isEmpty() ? "" : candidates.getLast().text();
                    candidates.add(new Candidate(number, candidates.size(), passage, text, before, Terms.of(text), context));
                }
            }
        }
        return candidates;
    }
}
