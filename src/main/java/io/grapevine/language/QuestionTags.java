package io.grapevine.language;

import java.util.Set;

/// Mends the parts of speech of short questions, where a tagger trained on newspapers and web pages is often
/// wrong: `How does blockchain work?` holds a verb, `What is taurine?` a noun, `Bessie` in `Bessie Smith` is a
/// name. One pass over the words per rule.
final class QuestionTags {

    private static final Set<String> HELPERS =
            Set.of("do", "does", "did", "can", "could", "will", "would", "should", "may", "might", "must");
    private static final Set<String> BE = Set.of("is", "are", "was", "were");
    private static final Set<String> IMPERATIVES = Set.of(
            "tell",
            "describe",
            "explain",
            "list",
            "compare",
            "show",
            "give",
            "name",
            "discuss",
            "summarise",
            "summarize",
            "find",
            "let",
            "define");
    private static final Set<String> ASKING = Set.of("what", "who", "where", "when", "why", "how", "which");
    private static final Set<String> CLOSED = Set.of("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ");
    private static final Set<String> FUNCTION_WORDS = WordList.read("/language/function-words.txt");
    private static final Set<String> PLAIN_ADJECTIVES = Set.of(
            "new",
            "best",
            "worst",
            "different",
            "wrong",
            "right",
            "possible",
            "important",
            "available",
            "better",
            "good",
            "bad",
            "next",
            "common",
            "special",
            "unique",
            "necessary",
            "missing",
            "true");
    private static final Set<String> NOMINAL = Set.of("ADJ", "NOUN", "PROPN", "NUM", "X");
    /// A helper further back belongs to a clause.
    private static final int FIRST_WORDS = 4;

    private QuestionTags() {}

    static TaggedSentence mended(TaggedSentence s) {
        var tags = s.tags().clone();
        closedClasses(s, tags);
        names(s, tags);
        imperative(s, tags);
        defined(s, tags);
        verbBehindHelper(s, tags);
        predicate(s, tags);
        return new TaggedSentence(s.text(), s.words(), tags);
    }

    private static String lower(TaggedSentence s, int i) {
        return i >= 0 && i < s.size() ? s.word(i).toLowerCase(java.util.Locale.ROOT) : "";
    }

    /// A rare word that was taken for a function word: `Lyme` for a pronoun, `anemia` for an article.
    private static void closedClasses(TaggedSentence s, String[] tags) {
        for (int i = 0; i < s.size(); i++) {
            var word = lower(s, i).replace('\u2019', '\'');
            if (word.startsWith("'")) {
                tags[i] = word.equals("'s") || word.equals("'") ? tags[i] : "AUX";
            } else if (CLOSED.contains(tags[i]) && !FUNCTION_WORDS.contains(word) && word.length() > 2) {
                tags[i] = s.isCapital(i) && i > 0 ? "PROPN" : "NOUN";
            } else if (tags[i].equals("VERB")
                    && i > 0
                    && leadsToNoun(s, i - 1)
                    && !word.endsWith("ing")
                    && !word.endsWith("ed")) {
                tags[i] = "NOUN";
            }
        }
    }

    /// An article, or `about`.
    private static boolean leadsToNoun(TaggedSentence s, int i) {
        return switch (lower(s, i)) {
            case "the", "a", "an", "about", "of", "for" -> true;
            default -> false;
        };
    }

    /// A capital inside of a sentence that is not written in capitals throughout.
    private static void names(TaggedSentence s, String[] tags) {
        int capitals = 0;
        for (int i = 0; i < s.size(); i++) {
            capitals += s.isCapital(i) ? 1 : 0;
        }
        if (2 * capitals > s.size() + 1) {
            return;
        }
        for (int i = 1; i < s.size(); i++) {
            boolean verb = tags[i].equals("VERB") || tags[i].equals("ADV") || tags[i].equals("ADJ");
            if (verb
                    && s.isCapital(i)
                    && s.word(i).length() > 1
                    && !lower(s, i - 1).equals("?")) {
                tags[i] = "PROPN";
            }
        }
    }

    private static void imperative(TaggedSentence s, String[] tags) {
        if (s.size() > 1 && IMPERATIVES.contains(lower(s, 0))) {
            tags[0] = "VERB";
        }
    }

    /// `What is taurine?`
    private static void defined(TaggedSentence s, String[] tags) {
        for (int i = 1; i + 1 < s.size() && i < FIRST_WORDS; i++) {
            boolean asks = BE.contains(lower(s, i)) && ASKING.contains(lower(s, i - 1));
            var word = lower(s, i + 1);
            boolean ends = i + 2 == s.size() || tags[i + 2].equals("PUNCT") || tags[i + 2].equals("CCONJ");
            boolean adjective = tags[i + 1].equals("ADJ") && !PLAIN_ADJECTIVES.contains(word) && !word.endsWith("est");
            boolean verb = tags[i + 1].equals("VERB") && !word.endsWith("ing") && !word.endsWith("ed");
            if (lower(s, i - 1).equals("who") && tags[i].equals("NOUN")) {
                tags[i] = "VERB"; // who repairs it?
            }
            if (asks && ends && (adjective || verb)) {
                tags[i + 1] = s.isCapital(i + 1) ? "PROPN" : "NOUN";
            }
        }
    }

    /// `How does a 529 plan work?`: the last of the words behind the helper, where there is no other verb.
    private static void verbBehindHelper(TaggedSentence s, String[] tags) {
        int helper = -1;
        for (int i = 0; i < Math.min(FIRST_WORDS, s.size()) && helper < 0; i++) {
            helper = HELPERS.contains(lower(s, i)) ? i : -1;
        }
        if (helper < 0 || helper + 1 >= s.size()) {
            return;
        }
        if (tags[helper + 1].equals("VERB")) {
            tags[helper + 1] = s.isCapital(helper + 1) ? "PROPN" : "NOUN"; // the subject stands there
        }
        for (int i = helper + 1; i < s.size(); i++) {
            if (tags[i].equals("VERB")
                    || BE.contains(lower(s, i))
                    || lower(s, i).equals("be")) {
                return;
            }
        }
        int i = helper + 1;
        while (i < s.size() && (tags[i].equals("DET") || tags[i].equals("PRON"))) {
            i++;
        }
        int first = i;
        while (i < s.size() && NOMINAL.contains(tags[i])) {
            i++;
        }
        boolean subject = i - first > 1 || first > helper + 1 && tags[first - 1].equals("PRON");
        int verb = i - 1;
        while (verb > first && s.isCapital(verb)) {
            verb--; // the object's name stands behind it: could owners purchase Twilight Princess
        }
        boolean before = verb == i - 1 || verb > first;
        if (subject && i > first && before && !s.isCapital(verb)) {
            tags[verb] = "VERB";
        }
    }

    /// `Is throat cancer treatable?`: the last word of a question of one phrase is what is asked of it.
    private static void predicate(TaggedSentence s, String[] tags) {
        if (s.size() < 4 || !BE.contains(lower(s, 0)) || lower(s, 1).equals("there")) {
            return;
        }
        int i = tags[1].equals("DET") ? 2 : 1;
        int first = i;
        while (i < s.size() && NOMINAL.contains(tags[i])) {
            i++;
        }
        boolean whole = i == s.size() || i == s.size() - 1 && tags[i].equals("PUNCT");
        if (whole && i - first > 1 && !s.isCapital(i - 1)) {
            tags[i - 1] = "ADJ";
        }
    }
}
