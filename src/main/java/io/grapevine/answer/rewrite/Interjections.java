package io.grapevine.answer.rewrite;

import io.grapevine.language.WordList;
import java.util.Locale;
import java.util.Set;

/// What a speaker says before asking: `Really? Who built it?`, `Ok, and when?`. One pass over the text.
final class Interjections {

    private static final Set<String> PHRASES = WordList.lines("/language/interjections.txt");
    private static final int LONGEST =
            PHRASES.stream().mapToInt(String::length).max().orElse(0);
    /// These need no comma behind them.
    private static final Set<String> UNMARKED = Set.of("ok", "okay", "oh", "hmm", "hm", "wow", "ah", "aha", "thanks");
    private static final String MARKS = ",.!?;:…-–—";

    private Interjections() {}

    /// The question behind its interjections; the text itself where there is none.
    static String dropped(String text) {
        var rest = withoutFirst(text.strip());
        return Asking.is(rest) ? rest : text.strip();
    }

    private static String withoutFirst(String text) {
        var rest = text;
        while (true) {
            int end = endOfFirst(rest);
            var next = skipMarks(rest, end);
            if (end == 0 || next.codePoints().noneMatch(Character::isLetterOrDigit)) {
                return rest;
            }
            rest = next;
        }
    }

    /// True where the text is nothing but interjections.
    static boolean isAll(String text) {
        var rest = text.strip();
        while (!rest.isEmpty()) {
            int end = endOfFirst(rest + ".");
            if (end == 0) {
                return false;
            }
            rest = end >= rest.length() ? "" : skipMarks(rest, end);
        }
        return true;
    }

    /// Where the first interjection ends, 0 where the text begins with none.
    private static int endOfFirst(String text) {
        int most = Math.min(text.length() - 1, LONGEST);
        for (int end = most; end > 0; end--) {
            char behind = text.charAt(end);
            if (MARKS.indexOf(behind) < 0 && behind != ' ') {
                continue;
            }
            var phrase = text.substring(0, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            boolean ends = behind == ' ' ? UNMARKED.contains(phrase) : PHRASES.contains(phrase);
            if (ends) {
                return end;
            }
        }
        return 0;
    }

    private static String skipMarks(String text, int from) {
        int i = from;
        while (i < text.length() && (MARKS.indexOf(text.charAt(i)) >= 0 || Character.isWhitespace(text.charAt(i)))) {
            i++;
        }
        return text.substring(i);
    }
}
