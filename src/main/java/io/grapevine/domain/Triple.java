package io.grapevine.domain;

/// A relation read in one passage: subject, what the text says between them, object.
///
/// @param subject key of an entity that the same passage mentions
/// @param phrase  the words between them as they were read
/// @param object  key of an entity that the same passage mentions
/// @param weight  1 for a relation that a verb states, less for one that only a preposition or a list suggests
public record Triple(String subject, String phrase, String object, double weight) {

    public Triple {
        Require.text("triple subject", subject);
        Require.text("triple object", object);
    }

    /// Whether a phrase has words: a comma between two names is the sign of a list and says nothing.
    public static boolean saysSomething(String phrase) {
        return phrase.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
