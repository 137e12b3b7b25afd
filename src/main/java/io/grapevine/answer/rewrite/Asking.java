package io.grapevine.answer.rewrite;

import java.util.Locale;
import java.util.Set;

/// The words that a question or a request begins with, in English, German and French.
final class Asking {

    private static final Set<String> WORDS = Set.of(
            "who",
            "what",
            "which",
            "where",
            "when",
            "why",
            "how",
            "whose",
            "whom",
            "is",
            "are",
            "was",
            "were",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
            "would",
            "should",
            "has",
            "have",
            "had",
            "may",
            "since",
            "until",
            "and",
            "in",
            "on",
            "for",
            "by",
            "tell",
            "list",
            "name",
            "show",
            "give",
            "describe",
            "explain",
            "compare",
            "summarise",
            "summarize",
            "find",
            "count",
            "wer",
            "womit",
            "wo",
            "wann",
            "warum",
            "wie",
            "welche",
            "welcher",
            "welches",
            "wem",
            "wen",
            "wessen",
            "seit",
            "ist",
            "sind",
            "hat",
            "haben",
            "kann",
            "nenne",
            "zeige",
            "qui",
            "que",
            "quoi",
            "quand",
            "comment",
            "pourquoi",
            "quel",
            "quelle",
            "combien");

    private Asking() {}

    /// True where the text begins with one of them, or ends with a question mark.
    static boolean is(String text) {
        return text.indexOf('?') >= 0 || text.indexOf('？') >= 0 || begins(text);
    }

    static boolean begins(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return WORDS.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
