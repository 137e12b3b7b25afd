package io.grapevine.answer.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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

    /// Of more candidates with every word the words tell too little.
    private static final int FEW = 4;
    /// Score that it adds to a choice.
    private static final float BONUS = 1f;

    private Coverage() {}

    /// Adds, in place, to the scores of the candidates that have every word of the question, where those are
    /// few: `Extension 4121.` under the name of the person whose extension is asked for. One of the words must
    /// be its own, unless it is the first of its passage.
    static void favour(AskedFor asked, List<Candidate> candidates, float[] scores) {
        var content = content(asked);
        if (content.size() < FEWEST) {
            return;
        }
        var whole = IntStream.range(0, scores.length)
                .filter(i -> hasAll(content, candidates.get(i)))
                .filter(i ->
                        isOwn(content, candidates.get(i)) || candidates.get(i).index() == 0)
                .toArray();
        if (whole.length <= FEW) {
            Arrays.stream(whole).forEach(i -> scores[i] += BONUS);
        }
    }

    /// What is added to the log odds that the evidence answers.
    static float gain(AskedFor asked, Candidate best) {
        var codes = Codes.of(asked.text());
        if (!best.words().isEmpty() && codes.contains(best.words().getFirst())) {
            return GAIN;
        }
        if (asked.nameOf().flatMap(name -> name.in(best.text())).isPresent()) {
            return GAIN;
        }
        var content = content(asked);
        if (content.size() < FEWEST || !isOwn(content, best)) {
            return 0;
        }
        var met =
                content.stream().filter(term -> AskedFor.isMet(term, best::has)).count();
        return met == content.size() ? GAIN : met >= MOST * content.size() ? GAIN / 2 : 0;
    }

    private static Set<String> content(AskedFor asked) {
        var content = new HashSet<>(asked.words());
        content.removeAll(OF_ASKING);
        return content;
    }

    private static boolean hasAll(Set<String> content, Candidate candidate) {
        return content.stream().allMatch(term -> AskedFor.isMet(term, candidate::has));
    }

    private static boolean isOwn(Set<String> content, Candidate candidate) {
        return content.stream().anyMatch(term -> AskedFor.isMet(term, candidate.terms()::contains));
    }
}
