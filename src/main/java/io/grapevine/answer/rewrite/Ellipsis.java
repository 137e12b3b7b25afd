package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import java.util.List;
import java.util.Set;

/// Whether a question without pronouns leaves its topic to the conversation (`What are the main themes?`), and how the
/// topic is put into it. One pass over its words.
final class Ellipsis {

    private static final Set<String> WHOLE = Set.of("of", "for", "in", "about", "on", "between", "to", "from", "with");

    private final Syntax question;

    Ellipsis(Syntax question) {
        this.question = question;
    }

    /// @param known keys of what the conversation has spoken of
    boolean leavesOut(List<Referent> known) {
        if (question.nouns().isEmpty()) {
            return question.words().size() <= 6;
        }
        if (question.nouns().stream().anyMatch(Noun::proper) || isDefinition()) {
            return false;
        }
        return question.nouns().stream().noneMatch(noun -> isComplete(noun) || isKnown(noun, known));
    }

    /// `What is anemia?`, `What are red blood cells?`: the question names what it is about.
    private boolean isDefinition() {
        int i = question.word(0).is("CCONJ") ? 1 : 0;
        var first = question.word(i).lower();
        if (!first.equals("what") && !first.equals("who") || !question.word(i + 1).is("AUX")) {
            return false;
        }
        var noun = question.nouns().getFirst();
        boolean bare = !noun.determiner().equals("the") && noun.from() <= i + 3;
        return bare && noun.to() >= question.words().size() - 1 && !isPluralAttribute(noun);
    }

    /// `important uses`, `common types`: a plural with an adjective that says what of.
    private boolean isPluralAttribute(Noun noun) {
        return noun.plural() && noun.to() - noun.from() > 1 && question.word(noun.from()).is("ADJ");
    }

    /// Followed by what it is of.
    private boolean isComplete(Noun noun) {
        return WHOLE.contains(question.word(noun.to()).lower())
                && question.nouns().stream().anyMatch(n -> n.from() > noun.to() && n.from() <= noun.to() + 2);
    }

    private static boolean isKnown(Noun noun, List<Referent> known) {
        return known.stream().anyMatch(r -> r.asked() && r.bare().toLowerCase(java.util.Locale.ROOT)
                .contains(noun.name().toLowerCase(java.util.Locale.ROOT)));
    }

    /// The question with its topic, behind a noun at its end with `of` or `in`.
    String with(Referent topic) {
        int last = question.words().size() - 1;
        while (last > 0 && question.word(last).is("PUNCT")) {
            last--;
        }
        int end = last + 1;
        boolean noun = question.nouns().stream().anyMatch(n -> n.to() == end);
        if (!noun) {
            return Wording.extended(question.text(), "(" + topic.name() + ")");
        }
        var preposition = topic.type() == EntityType.PLACE ? "in " : "of ";
        return Wording.extended(question.text(), preposition + topic.name());
    }
}
