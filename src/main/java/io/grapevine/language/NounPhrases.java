package io.grapevine.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the noun phrases of a tagged sentence.
///
/// A phrase is a maximal run of adjectives, nouns, names, numbers and unknown words that holds a noun or a
/// capital, its trailing lower-case adjectives cut off; `of`, `for`, `de`, `&` and the like bridge two
/// capitalised words. The parts of a phrase that can stand alone are phrases too: its capitalised stretches
/// (`actor Tom Hanks`: `Tom Hanks`) and what follows a bridge (`University of Copenhagen`: `Copenhagen`).
final class NounPhrases {

    private static final Set<String> NOMINAL = Set.of("ADJ", "NOUN", "PROPN", "NUM", "X");
    private static final Set<String> BRIDGES = Set.of("of", "for", "de", "la", "du", "von", "&");
    private static final Set<String> STOP_LIST = Set.of(
            "i",
            "he",
            "she",
            "it",
            "they",
            "we",
            "you",
            "who",
            "what",
            "which",
            "that",
            "this",
            "these",
            "those",
            "there",
            "one",
            "two",
            "three",
            "first",
            "second",
            "third",
            "last",
            "next",
            "other",
            "another",
            "many",
            "several",
            "most",
            "more",
            "same",
            "such",
            "own",
            "part",
            "parts",
            "number",
            "name",
            "names",
            "time",
            "times",
            "year",
            "years",
            "day",
            "days",
            "way",
            "end",
            "example",
            "use",
            "addition",
            "etc",
            "mr",
            "mrs",
            "ms",
            "dr",
            "inc",
            "also",
            "however",
            "title",
            "term",
            "total",
            "type",
            "kind",
            "thing",
            "things",
            "person",
            "people",
            "man",
            "woman",
            "someone",
            "place");
    private static final int MIN_CHARACTERS = 2;
    private static final int MAX_CHARACTERS = 80;
    private static final int MAX_WORDS = 8;

    private NounPhrases() {}

    /// @param from  first word
    /// @param to    word behind the last
    /// @param whole false for a part of a longer phrase
    record Phrase(int from, int to, boolean whole) {}

    /// All phrases in the order of their first word, longer ones first.
    static List<Phrase> of(TaggedSentence sentence) {
        var phrases = new ArrayList<Phrase>();
        int i = 0;
        while (i < sentence.size()) {
            if (!isNominal(sentence, i)) {
                i++;
                continue;
            }
            int end = endOfRun(sentence, i);
            int last = trimmedEnd(sentence, i, end);
            if (last > i && holdsNounOrCapital(sentence, i, last)) {
                phrases.addAll(withParts(sentence, i, last));
            }
            i = end;
        }
        return phrases;
    }

    /// The name to show: the text of the phrase, in lower case where only the sentence's start gave it its
    /// capital.
    static String name(TaggedSentence sentence, Phrase phrase) {
        var text = sentence.between(phrase.from(), phrase.to());
        boolean commonNounAtStart = phrase.from() == 0
                && !sentence.is(0, "PROPN")
                && !(phrase.to() > 1 && sentence.isCapital(1))
                && isCapitalisedOnly(sentence.word(0));
        return commonNounAtStart ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static boolean isCapitalisedOnly(String word) {
        return word.length() > 1 && word.chars().skip(1).noneMatch(Character::isUpperCase);
    }

    private static boolean isNominal(TaggedSentence s, int i) {
        return NOMINAL.contains(s.tags()[i])
                && Character.isLetterOrDigit(s.text().codePointAt(s.words()[i].start()));
    }

    private static int endOfRun(TaggedSentence s, int start) {
        int i = start;
        while (i < s.size() && (isNominal(s, i) || isBridge(s, i, start))) {
            i++;
        }
        return i;
    }

    private static boolean isBridge(TaggedSentence s, int i, int start) {
        return i > start
                && i + 1 < s.size()
                && BRIDGES.contains(s.word(i).toLowerCase(Locale.ROOT))
                && s.isCapital(i - 1)
                && s.isCapital(i + 1)
                && isNominal(s, i + 1);
    }

    private static int trimmedEnd(TaggedSentence s, int from, int to) {
        while (to > from && s.is(to - 1, "ADJ") && !s.isCapital(to - 1)) {
            to--;
        }
        return to;
    }

    private static boolean holdsNounOrCapital(TaggedSentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.is(i, "NOUN") || s.is(i, "PROPN") || s.isCapital(i)) {
                return true;
            }
        }
        return false;
    }

    private static List<Phrase> withParts(TaggedSentence s, int from, int to) {
        var found = new LinkedHashSet<Phrase>();
        found.add(new Phrase(from, to, true));
        for (int i = from; i < to; i++) {
            if (s.isCapital(i) && (i == from || !s.isCapital(i - 1) && !isBridge(s, i - 1, from))) {
                found.add(new Phrase(i, endOfCapitals(s, i, to), false));
            }
            if (i > from && isBridge(s, i, from)) {
                found.add(new Phrase(i + 1, to, false));
            }
        }
        return found.stream()
                .filter(p -> p.whole() || p.to() - p.from() < to - from)
                .filter(p -> isUsable(name(s, p), p.to() - p.from()))
                .toList();
    }

    private static int endOfCapitals(TaggedSentence s, int from, int to) {
        int i = from;
        while (i < to && (s.isCapital(i) || isBridge(s, i, from))) {
            i++;
        }
        return i;
    }

    private static boolean isUsable(String name, int words) {
        return name.length() >= MIN_CHARACTERS
                && name.length() <= MAX_CHARACTERS
                && words <= MAX_WORDS
                && name.chars().anyMatch(Character::isLetter)
                && !STOP_LIST.contains(name.toLowerCase(Locale.ROOT));
    }
}
