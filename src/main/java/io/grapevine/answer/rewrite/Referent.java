package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Syntax;

/// Something that a conversation has spoken of.
///
/// @param name     as it can take a pronoun's place, with its article
/// @param bare     without it
/// @param key      the spelling under which the store knows it
/// @param group    several things joined: `the keto diet and the paleo diet`
/// @param placed   stands behind `in`, `of` and the like, as places do more than people
/// @param asked    whether a question named it; false where only answers did
/// @param salience how much the conversation is about it: recent, often, as the subject
record Referent(
        String name,
        String bare,
        String key,
        EntityType type,
        boolean plural,
        boolean proper,
        boolean group,
        boolean placed,
        boolean asked,
        double salience) {

    static Referent of(Syntax.Noun noun, EntityType type, boolean placed, boolean asked, double salience) {
        boolean article = noun.determiner().equals("the")
                || !noun.proper()
                        && (noun.determiner().equals("a") || noun.determiner().equals("an"));
        var name = article ? noun.determiner() + " " + noun.name() : noun.name();
        return new Referent(
                name, noun.name(), noun.key(), type, noun.plural(), noun.proper(), false, placed, asked, salience);
    }

    /// The same, spoken of again: in the wording of the mention that weighs more.
    Referent and(Referent again) {
        var better = again.salience > salience ? again : this;
        var known = type == EntityType.OTHER ? again.type : type;
        return new Referent(
                better.name,
                better.bare,
                key,
                known,
                better.plural,
                proper || again.proper,
                group,
                placed && again.placed,
                asked || again.asked,
                salience + again.salience);
    }

    Referent typed(EntityType other) {
        return new Referent(name, bare, key, other, plural, proper, group, placed, asked, salience);
    }

    /// The same with its salience changed by a factor.
    Referent weighing(double factor) {
        return new Referent(name, bare, key, type, plural, proper, group, placed, asked, factor * salience);
    }
}
