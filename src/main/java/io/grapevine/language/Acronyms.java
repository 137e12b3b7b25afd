package io.grapevine.language;

import io.grapevine.domain.Triple;
import io.grapevine.language.RelationReader.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds where a text introduces an acronym, `World Health Organization (WHO)` or `WHO (World Health
/// Organization)`, and relates the two names. The relation was read in that passage like any other, so that it
/// goes with it: a merge of the two nodes would outlive its reason.
final class Acronyms {

    static final String SHORT_FOR = "is short for";
    private static final Set<String> UNLETTERED =
            Set.of("of", "for", "the", "and", "in", "on", "de", "la", "du", "von", "&");
    private static final int MAX_LETTERS = 8;

    private Acronyms() {}

    /// @param places whole phrases of the sentence, in its order
    static List<Triple> read(TaggedSentence s, List<Place> places) {
        var triples = new ArrayList<Triple>();
        for (int i = 0; i + 1 < places.size(); i++) {
            var name = places.get(i);
            var inside = places.get(i + 1);
            boolean bracketed = inside.from() == name.to() + 1
                    && s.word(name.to()).equals("(")
                    && inside.to() < s.size()
                    && s.word(inside.to()).equals(")");
            if (!bracketed || name.key().equals(inside.key())) {
                continue;
            }
            if (isAcronym(s, inside, name)) {
                triples.add(new Triple(inside.key(), SHORT_FOR, name.key(), RelationReader.STATED));
            } else if (isAcronym(s, name, inside)) {
                triples.add(new Triple(name.key(), SHORT_FOR, inside.key(), RelationReader.STATED));
            }
        }
        return triples;
    }

    /// True where `acronym` is one word of capitals: the initials of the last words of `name`, small words left
    /// out.
    private static boolean isAcronym(TaggedSentence s, Place acronym, Place name) {
        if (acronym.to() - acronym.from() != 1) {
            return false;
        }
        var letters = s.word(acronym.from()).replace(".", "");
        boolean capitals = letters.length() > 1
                && letters.length() <= MAX_LETTERS
                && letters.chars().allMatch(Character::isUpperCase);
        return capitals && initials(s, name).endsWith(letters);
    }

    private static String initials(TaggedSentence s, Place name) {
        var initials = new StringBuilder();
        for (int i = name.from(); i < name.to(); i++) {
            for (var part : s.word(i).split("-")) {
                if (!part.isEmpty() && !UNLETTERED.contains(part)) {
                    initials.append(Character.toUpperCase(part.charAt(0)));
                }
            }
        }
        return initials.toString();
    }
}
