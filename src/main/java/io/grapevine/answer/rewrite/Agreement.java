package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;

/// Whether a referent may be what a pronoun stands for: a person for he and she, things for it, several for
/// they, places for there.
final class Agreement {

    /// A name whose type nobody knows may be a person's.
    private static final double UNKNOWN_NAME = 0.6;
    /// What stands behind `of` and `in` is mostly a place: `the merchants of Port Sennet`.
    private static final double PLACED = 0.05;
    private static final double PERHAPS_PERSON = 0.7;
    private static final double ONE_WORD = 0.4;
    private static final double UNLIKELY = 0.35;
    private static final int MOST_WORDS = 4;

    private Agreement() {}

    /// @return from 0, never, to 1, surely
    static double of(Referent referent, Pronoun.Kind kind) {
        return switch (kind) {
            case PERSON -> person(referent);
            case THING -> thing(referent);
            case SEVERAL -> several(referent);
            case PLACE -> place(referent);
            case THAT -> referent.group() || referent.type() == EntityType.PERSON ? 0 : 1;
        };
    }

    static boolean mayBePerson(String name, EntityType type) {
        return type == EntityType.PERSON || type == EntityType.OTHER && looksLikePerson(name);
    }

    private static double person(Referent referent) {
        if (referent.group() || referent.plural() && !referent.proper()) {
            return 0;
        }
        if (referent.type() == EntityType.PERSON) {
            return 1;
        }
        return referent.type() == EntityType.OTHER && referent.proper() && looksLikePerson(referent.bare())
                ? unknownName(referent)
                : 0;
    }

    private static double unknownName(Referent referent) {
        double likely = referent.bare().indexOf(' ') > 0 ? UNKNOWN_NAME : ONE_WORD;
        return referent.placed() ? likely * PLACED : likely;
    }

    private static double thing(Referent referent) {
        if (referent.group() || referent.type() == EntityType.PERSON) {
            return 0;
        }
        if (referent.plural()) {
            return UNLIKELY;
        }
        boolean perhapsPerson = referent.type() == EntityType.OTHER
                && referent.proper()
                && referent.bare().indexOf(' ') > 0
                && looksLikePerson(referent.bare());
        return perhapsPerson ? PERHAPS_PERSON : 1;
    }

    private static double several(Referent referent) {
        if (referent.group() || referent.plural()) {
            return 1;
        }
        return referent.type() == EntityType.ORGANISATION ? 1 : referent.proper() ? UNKNOWN_NAME : UNLIKELY;
    }

    private static double place(Referent referent) {
        return switch (referent.type()) {
            case PLACE -> 1;
            case ORGANISATION -> UNKNOWN_NAME;
            case OTHER -> referent.proper() ? UNKNOWN_NAME : UNLIKELY;
            case PERSON, DATE, WORK -> 0;
        };
    }

    /// A few words, all of them letters and with a capital.
    private static boolean looksLikePerson(String name) {
        var words = name.split(" ");
        if (words.length > MOST_WORDS) {
            return false;
        }
        for (var word : words) {
            boolean letters = word.codePoints().allMatch(c -> Character.isLetter(c) || "-'’.".indexOf(c) >= 0);
            boolean capitals =
                    word.length() > 1 && word.chars().allMatch(c -> !Character.isLowerCase(c)) && word.indexOf('.') < 0;
            if (!letters || capitals || !Character.isUpperCase(word.charAt(0)) && !isParticle(word)) {
                return false;
            }
        }
        return Character.isUpperCase(words[words.length - 1].charAt(0));
    }

    private static boolean isParticle(String word) {
        return switch (word) {
            case "de", "van", "von", "der", "la", "di" -> true;
            default -> false;
        };
    }
}
