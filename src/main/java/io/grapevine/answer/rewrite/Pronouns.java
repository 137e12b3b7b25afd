package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import io.grapevine.language.Syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the pronouns of a question that stand for something outside of it: not the `it` of `is it possible
/// to`, not the `there` of `are there`, and none that a name earlier in the question explains (`What is Rock
/// City and why is it famous?`). One pass over the words.
final class Pronouns {

    private static final Set<String> IDLE = Set.of(
            "possible",
            "true",
            "necessary",
            "important",
            "likely",
            "worth",
            "allowed",
            "ok",
            "okay",
            "normal",
            "legal",
            "common",
            "raining",
            "late",
            "time");
    private static final Set<String> MEASURING = Set.of("take", "takes", "took", "cost", "mean", "matter", "feel");
    private static final Set<String> CLAUSES =
            Set.of("and", "but", "if", "when", "because", "so", ",", ";", ":", "while");

    private Pronouns() {}

    /// @param first the first word to look at: what is before it was said, not asked
    static List<Pronoun> of(Syntax question, int first) {
        var found = new ArrayList<Pronoun>();
        for (int i = first; i < question.words().size(); i++) {
            var pronoun = at(question, i);
            if (pronoun.isPresent() && !isBound(question, pronoun.get(), first)) {
                found.add(pronoun.get());
            }
        }
        return found;
    }

    private static Optional<Pronoun> at(Syntax q, int i) {
        var word = q.word(i);
        return switch (word.lower()) {
            case "he", "she", "him" -> pronoun(i, Pronoun.Kind.PERSON, false);
            case "his", "hers" -> pronoun(i, Pronoun.Kind.PERSON, true);
            case "her" -> pronoun(i, Pronoun.Kind.PERSON, isPossessive(q, i));
            case "it" -> isIdle(q, i) ? Optional.empty() : it(q, i);
            case "its" -> pronoun(i, Pronoun.Kind.THING, true);
            case "they", "them" -> pronoun(i, Pronoun.Kind.SEVERAL, false);
            case "their", "theirs" -> pronoun(i, Pronoun.Kind.SEVERAL, true);
            case "there" -> isExistential(q, i) ? Optional.empty() : pronoun(i, Pronoun.Kind.PLACE, false);
            case "this", "that" -> standsAlone(q, i) ? pronoun(i, Pronoun.Kind.THAT, false) : Optional.empty();
            case "these", "those" -> standsAlone(q, i) ? pronoun(i, Pronoun.Kind.SEVERAL, false) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Pronoun> pronoun(int i, Pronoun.Kind kind, boolean possessive) {
        return Optional.of(new Pronoun(i, i + 1, kind, possessive));
    }

    /// `it`, and the `it's` that people write for `its`.
    private static Optional<Pronoun> it(Syntax q, int i) {
        boolean possessive = q.word(i + 1).lower().equals("'s") && q.word(i + 2).is("NOUN", "ADJ", "PROPN") && i > 0;
        return Optional.of(new Pronoun(i, possessive ? i + 2 : i + 1, Pronoun.Kind.THING, possessive));
    }

    private static boolean isPossessive(Syntax q, int i) {
        return q.word(i + 1).is("NOUN", "ADJ", "PROPN", "NUM", "X");
    }

    /// `is it possible to`, `how long does it take to`: nothing that was said before.
    private static boolean isIdle(Syntax q, int it) {
        int i = it + 1;
        while (q.word(i).is("AUX", "PART", "ADV")) {
            i++;
        }
        var next = q.word(i).lower();
        var behind = q.word(i + 1).lower();
        boolean goesOn = behind.equals("to") || behind.equals("that") || behind.equals("if");
        if (MEASURING.contains(next)) {
            return goesOn
                    || behind.equals("for")
                    || q.word(i + 1).is("PRON") && q.word(i + 2).lower().equals("to");
        }
        return IDLE.contains(next) && goesOn || next.equals("raining") || next.equals("that") || next.equals("who");
    }

    private static boolean isExistential(Syntax q, int i) {
        return isBe(q.word(i - 1)) || isBe(q.word(i + 1)) && !q.word(i - 1).is("VERB");
    }

    private static boolean isBe(Word word) {
        return switch (word.lower()) {
            case "is", "are", "was", "were", "be", "been", "'s", "isn't", "aren't" -> true;
            default -> false;
        };
    }

    /// `why is that?`, `after this`: not before a noun, not a relative or a conjunction.
    private static boolean standsAlone(Syntax q, int i) {
        var next = q.word(i + 1);
        var before = q.word(i - 1);
        boolean led =
                i == 0 || before.is("AUX", "ADP", "CCONJ") || before.lower().equals("about");
        boolean ends = next.tag().isEmpty() || next.is("PUNCT", "AUX", "ADP", "CCONJ");
        boolean verb = next.is("VERB") && i > 0 && before.is("AUX");
        return led && (ends || verb);
    }

    private static boolean isBound(Syntax q, Pronoun pronoun, int first) {
        return q.nouns().stream()
                .filter(noun -> noun.from() >= first && noun.to() <= pronoun.from())
                .anyMatch(noun -> binds(q, noun, pronoun));
    }

    private static boolean binds(Syntax q, Noun noun, Pronoun pronoun) {
        boolean agrees = switch (pronoun.kind()) {
            case PERSON ->
                noun.type() == EntityType.PERSON && noun.proper()
                        || noun.proper()
                                && noun.type() == EntityType.OTHER
                                && noun.name().indexOf(' ') > 0;
            case THING -> noun.type() != EntityType.PERSON && !noun.plural();
            case SEVERAL -> noun.plural();
            case PLACE -> noun.type() == EntityType.PLACE;
            case THAT -> false;
        };
        if (!agrees) {
            return false;
        }
        if (pronoun.possessive() && noun.proper()) {
            return true;
        }
        for (int i = noun.to(); i < pronoun.from(); i++) {
            if (CLAUSES.contains(q.word(i).lower())) {
                return true;
            }
        }
        return false;
    }
}
