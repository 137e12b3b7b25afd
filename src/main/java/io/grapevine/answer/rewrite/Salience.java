package io.grapevine.answer.rewrite;

/// How much each kind of mention makes a conversation be about a thing. The defaults were found by coordinate
/// search over conversations; docs/evaluation.md has the figures on conversations that were left out of it.
///
/// @param decay        what is left of a mention's weight one turn later
/// @param subject      the first thing that a question names
/// @param object       one behind it
/// @param relational   what says something of another (`history` in `the history of toilets`)
/// @param part         `the test`: part of what the conversation is about already
/// @param askedFor     `which species`
/// @param name         factor of a name
/// @param again        factor of what was spoken of before
/// @param shift        what is left of all that was spoken of before, where a question turns to something new
/// @param inAnswer     a thing that only an answer names
/// @param nameInAnswer a name that only an answer has
/// @param answersWho   the first new name in an answer to `who`
public record Salience(
        double decay,
        double subject,
        double object,
        double relational,
        double part,
        double askedFor,
        double name,
        double again,
        double shift,
        double inAnswer,
        double nameInAnswer,
        double answersWho) {

    public static final Salience DEFAULT = new Salience(0.85, 1, 0.6, 0.05, 0.6, 0.3, 2.4, 1.3, 0.3, 0.15, 0.25, 1.6);

    public Salience {
        if (!(decay > 0 && decay <= 1)) {
            throw new IllegalArgumentException("salience decay must be above 0 and at most 1, was " + decay);
        }
    }

    /// The weight of a mention that many turns ago.
    double recency(int turns) {
        return Math.pow(decay, turns);
    }
}
