package io.grapevine.answer.rewrite;

import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A follow-up without a verb, which asks the last question of something else: `What about the TideSense 300?`,
/// `And in Bergen?`, `No, I meant the office in Oslo`, `and since when?`. One pass over its words.
///
/// @param rest      what is asked of, behind `and`, `what about`, `I meant`
/// @param corrects  whether it corrects the last question rather than going on from it
record Fragment(Syntax rest, boolean corrects) {

    private static final List<List<String>> OPENINGS = List.of(
            List.of("what", "about"),
            List.of("how", "about"),
            List.of("what", "of"),
            List.of("and", "what", "about"),
            List.of("and", "how", "about"),
            List.of("but", "what", "about"),
            List.of("and"),
            List.of("or"),
            List.of("but"),
            List.of("also"),
            List.of("so"),
            List.of("then"),
            List.of("same", "for"),
            List.of("the", "same", "for"));
    private static final List<List<String>> CORRECTIONS = List.of(
            List.of("i", "meant"),
            List.of("i", "mean"),
            List.of("i", "was", "asking", "about"),
            List.of("i", "asked", "about"),
            List.of("i", "am", "asking", "about"),
            List.of("no"),
            List.of("not"),
            List.of("rather"),
            List.of("actually"),
            List.of("sorry"));
    private static final Set<String> ASKING = Set.of(
            "why", "when", "where", "how", "who", "which", "what", "since", "until", "else", "long", "often", "much",
            "many", "far", "old", "exactly", "by", "from", "for", "whom", "not", "so", "with", "then");
    private static final Set<String> PURE_ASKING =
            Set.of("why", "when", "where", "how", "who", "what", "which", "whom");
    private static final int MOST_WORDS = 9;

    /// Empty where the text asks by itself.
    static Optional<Fragment> of(Syntax text) {
        int at = 0;
        boolean corrects = false;
        boolean opened = false;
        for (boolean more = true; more; ) {
            int corrected = skip(text, at, CORRECTIONS);
            int next = corrected > at ? corrected : skip(text, at, OPENINGS);
            corrects |= corrected > at;
            opened |= next > at;
            more = next > at;
            at = next;
            while (text.word(at).is("PUNCT") && more) {
                at++;
            }
        }
        var rest = text.from(at);
        if (rest.words().isEmpty() || rest.words().size() > MOST_WORDS + 1 || asks(rest)) {
            return Optional.empty();
        }
        return opened || rest.words().size() <= MOST_WORDS / 2
                ? Optional.of(new Fragment(rest, corrects))
                : Optional.empty();
    }

    /// True for `and since when?`, `why?`, `who else?`: nothing but words that ask.
    boolean onlyAsks() {
        var words = rest.words().stream().filter(word -> !word.is("PUNCT")).toList();
        return words.stream().allMatch(word -> ASKING.contains(word.lower()))
                && words.stream().anyMatch(word -> PURE_ASKING.contains(word.lower()));
    }

    Optional<Noun> noun() {
        return rest.nouns().stream().findFirst();
    }

    /// The preposition that it begins with.
    Optional<String> preposition() {
        var first = rest.word(0);
        return first.is("ADP") ? Optional.of(first.lower()) : Optional.empty();
    }

    String text() {
        return Wording.withoutMarks(rest.text());
    }

    private static int skip(Syntax text, int at, List<List<String>> phrases) {
        int most = at;
        for (var phrase : phrases) {
            boolean matches = true;
            for (int i = 0; i < phrase.size() && matches; i++) {
                matches = text.word(at + i).lower().equals(phrase.get(i));
            }
            most = matches ? Math.max(most, at + phrase.size()) : most;
        }
        return most;
    }

    private static boolean asks(Syntax rest) {
        boolean question = PURE_ASKING.contains(rest.word(0).lower())
                && rest.words().stream().anyMatch(word -> !word.is("PUNCT") && !ASKING.contains(word.lower()));
        return question
                || rest.words().stream().anyMatch(word -> word.is("VERB", "AUX"))
                || rest.words().stream().anyMatch(word -> word.is("PRON") && !ASKING.contains(word.lower()))
                        && rest.nouns().isEmpty();
    }
}
