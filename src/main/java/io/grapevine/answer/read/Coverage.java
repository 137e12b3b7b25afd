package io.grapevine.answer.read;

import java.util.HashSet;
import java.util.Set;

/// Finds that a candidate is surely about what is asked: it begins with the code that the question names
/// (`What does clause 7.3 say?`), or it has, with its headings and title, every word of the question. Lines of
/// forms, minutes and contracts have too few words for the networks, which have learnt from sentences.
final class Coverage {

    /// Log odds that it adds, half of them for most of the words: from 25 to 87 percent.
    private static final float GAIN = 3f;
    private static final double MOST = 0.75;
    /// Words of asking that no text repeats.
    private static final Set<String> OF_ASKING =
            Terms.of("mean meaning stand state read list name kind type call all every whole complete");
    /// Fewer words occur together by chance.
    private static final int FEWEST = 2;

    private Coverage() {}

    /// What is added to the log odds that the evidence answers.
    static float gain(AskedFor asked, Candidate best) {
        var codes = Codes.of(asked.text());
        if (!best.words().isEmpty() && codes.contains(best.words().getFirst())) {
            return GAIN;
        }
        var content = new HashSet<>(asked.words());
        content.removeAll(OF_ASKING);
        var own = content.stream().anyMatch(term -> AskedFor.isMet(term, best.terms()::contains));
        var met =
                content.stream().filter(term -> AskedFor.isMet(term, best::has)).count();
        if (!own || content.size() < FEWEST) {
            return 0;
        }
        return met == content.size() ? GAIN : met >= MOST * content.size() ? GAIN / 2 : 0;
    }
}
