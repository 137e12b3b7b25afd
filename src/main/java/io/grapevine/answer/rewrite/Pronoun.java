package io.grapevine.answer.rewrite;

/// A word of a question that stands for something said before.
///
/// @param from       first word
/// @param to         word behind the last
/// @param possessive takes the name with its `'s`
record Pronoun(int from, int to, Kind kind, boolean possessive) {

    enum Kind {
        PERSON,
        THING,
        SEVERAL,
        PLACE,
        /// `this`, `that`: a thing, or what was said as a whole
        THAT
    }
}
