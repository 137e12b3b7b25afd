package io.grapevine.answer.rewrite;

import java.util.Locale;

/// Puts names into sentences.
final class Wording {

    private Wording() {}

    /// `Lindgren's`, and `the engineers'` for a plural in s.
    static String possessive(Referent referent) {
        return possessive(referent.name(), referent.plural());
    }

    static String possessive(String name, boolean plural) {
        var last = name.toLowerCase(Locale.ROOT);
        return plural && last.endsWith("s") ? name + "'" : last.endsWith("'s") ? name : name + "'s";
    }

    /// The question with something more before its question mark.
    static String extended(String question, String more) {
        int end = question.length();
        while (end > 0 && "?!. ".indexOf(question.charAt(end - 1)) >= 0) {
            end--;
        }
        return question.substring(0, end) + " " + more + question.substring(end).strip();
    }

    static String withoutMarks(String text) {
        int end = text.length();
        while (end > 0 && "?!. ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
