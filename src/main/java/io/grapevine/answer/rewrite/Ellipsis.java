package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.EntityKey;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a question without pronouns leaves its topic to the conversation (`What are the main themes?`, `Are
/// there any side effects?`), and how the topic is put into it. One pass over its words.
final class Ellipsis {

    private static final Set<String> WHOLE =
            Set.of("of", "for", "in", "about", "on", "between", "to", "from", "with", "at", "by");
    /// Adjectives that choose among the things of a topic, which they leave unsaid.
    private static final Set<String> CHOOSING = Set.of(
            "common",
            "popular",
            "important",
            "main",
            "major",
            "key",
            "other",
            "good",
            "best",
            "famous",
            "similar",
            "typical",
            "modern",
            "traditional",
            "different",
            "possible",
            "known",
            "early",
            "notable",
            "natural",
            "primary",
            "basic",
            "potential",
            "alternative",
            "nearby",
            "additional",
            "special",
            "side",
            "related",
            "further",
            "current",
            "recent",
            "general",
            "available",
            "positive",
            "negative");
    private static final Set<String> ASKING = Set.of("what", "which", "many", "much", "whose");
    private static final int SHORT = 8;

    private final Syntax question;

    Ellipsis(Syntax question) {
        this.question = question;
    }

    /// @param known what the conversation has spoken of
    boolean leavesOut(List<Referent> known) {
        if (question.nouns().isEmpty()) {
            return question.words().size() <= SHORT && asks();
        }
        if (question.nouns().stream().anyMatch(noun -> noun.proper() || isKnown(noun, known))) {
            return false;
        }
        return question.nouns().stream()
                .anyMatch(noun -> isPartOfTopic(noun) && (!isComplete(noun) || isCompletedByOneWord(noun)));
    }

    /// Begins with an adjective that chooses among the parts of a topic: `good sources`.
    static boolean chooses(String phrase) {
        int space = phrase.indexOf(' ');
        return space > 0 && CHOOSING.contains(phrase.substring(0, space).toLowerCase(Locale.ROOT));
    }

    /// `the types of networks`: one common word says too little of what.
    private boolean isCompletedByOneWord(Noun noun) {
        var preposition = question.word(noun.to()).lower();
        return (preposition.equals("of") || preposition.equals("for"))
                && question.nouns().stream()
                        .filter(n -> n.from() == noun.to() + 1)
                        .anyMatch(n -> n.to() - n.from() == 1
                                && n.to() >= question.words().size() - 1);
    }

    private boolean asks() {
        return question.words().stream().anyMatch(word -> switch (word.lower()) {
                    case "what", "who", "when", "where", "why", "how", "which" -> true;
                    default -> false;
                })
                || question.word(0).is("AUX");
    }

    /// `the test`, `common types`, `any side effects`, `which empires`.
    private boolean isPartOfTopic(Noun noun) {
        var first = question.word(noun.from()).lower();
        var before = question.word(noun.from() - 1).lower();
        return noun.determiner().equals("the")
                || noun.determiner().equals("this")
                || noun.determiner().equals("any")
                || CHOOSING.contains(first)
                || ASKING.contains(before);
    }

    /// Followed by what it is of, or by a clause that says which.
    private boolean isComplete(Noun noun) {
        var behind = question.word(noun.to());
        boolean phrase = WHOLE.contains(behind.lower())
                && question.nouns().stream().anyMatch(n -> n.from() > noun.to() && n.from() <= noun.to() + 2);
        return phrase || behind.is("PRON") && question.word(noun.to() + 1).is("VERB", "AUX", "PRON");
    }

    /// A thing of the topic's own kind, or the topic by its last word.
    private static boolean isKnown(Noun noun, List<Referent> known) {
        var head = EntityKey.of(noun.head());
        return known.stream()
                .filter(referent -> referent.asked() && referent.salience() > 0.05)
                .anyMatch(referent -> {
                    var bare = referent.bare();
                    return EntityKey.of(bare.substring(bare.lastIndexOf(' ') + 1))
                            .equals(head);
                });
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
