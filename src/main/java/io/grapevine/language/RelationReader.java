package io.grapevine.language;

import io.grapevine.domain.Triple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads relations between the phrases of a sentence.
///
/// Where the gap between two neighbouring phrases holds a verb, the sentence's subject, the gap's words and the
/// second phrase make a relation; where it holds only a preposition or a list's comma or `and`, the two phrases
/// make a weaker one. The subject is the sentence's first phrase, or the title where the sentence opens with a
/// pronoun (`He`, `Its capital`) or with a definite common noun (`The film`), which speak of what the document
/// is about.
final class RelationReader {

    static final double STATED = 1;
    static final double SUGGESTED = 0.5;
    private static final int MAX_GAP = 10;
    private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they", "his", "her", "its", "their");
    private static final Set<String> DEFINITE = Set.of("the", "this", "these", "that", "those");
    private static final Set<String> LIST_MARKS = Set.of(",", "and", "or", "&", ";");

    private RelationReader() {}

    /// @param key key of the entity that the words `from` to `to` name
    record Place(String key, int from, int to) {}

    static List<Triple> read(TaggedSentence s, List<Place> places, String titleKey) {
        var triples = new ArrayList<Triple>();
        if (places.isEmpty()) {
            return triples;
        }
        boolean aboutTitle = !titleKey.isEmpty() && speaksOfTitle(s);
        var subject = aboutTitle ? titleKey : places.getFirst().key();
        var before = aboutTitle && places.getFirst().from() > 0 ? new Place(titleKey, 0, 1) : places.getFirst();
        for (var place : places) {
            if (place.from() >= before.to()) {
                relate(s, subject, before, place, triples);
                before = place;
            }
        }
        return triples;
    }

    private static void relate(TaggedSentence s, String subject, Place before, Place place, List<Triple> triples) {
        int from = before.to();
        int to = place.from();
        if (to - from > MAX_GAP) {
            return;
        }
        if (hasVerb(s, from, to)) {
            add(triples, subject, s.between(from, to), place.key(), STATED);
        } else if (to > from && (isList(s, from, to) || hasPreposition(s, from, to))) {
            add(triples, before.key(), s.between(from, to), place.key(), SUGGESTED);
        }
    }

    private static void add(List<Triple> triples, String subject, String phrase, String object, double weight) {
        if (!subject.equals(object)) {
            triples.add(new Triple(subject, phrase, object, weight));
        }
    }

    private static boolean speaksOfTitle(TaggedSentence s) {
        var first = s.word(0).toLowerCase(Locale.ROOT);
        return PRONOUNS.contains(first)
                || DEFINITE.contains(first) && s.size() > 1 && s.is(1, "NOUN") && !s.isCapital(1);
    }

    private static boolean hasVerb(TaggedSentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.is(i, "VERB") || s.is(i, "AUX")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPreposition(TaggedSentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.is(i, "ADP")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isList(TaggedSentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!LIST_MARKS.contains(s.word(i))) {
                return false;
            }
        }
        return true;
    }
}
