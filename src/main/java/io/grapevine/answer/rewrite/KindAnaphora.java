package io.grapevine.answer.rewrite;

import io.grapevine.language.EntityKey;
import io.grapevine.language.Syntax;
import java.util.Set;

/// A question that leaves out what kind of thing it asks for: `What is the largest in the world?`, `Which ones
/// are safe?`. One pass over its words.
final class KindAnaphora {

    private static final Set<String> EXTREMES = Set.of("best", "worst", "most", "least");
    private static final Set<String> DETERMINED =
            Set.of("which", "what", "the", "any", "some", "other", "these", "those");

    private final Syntax question;
    private final int superlative; // the word behind it, -1 for none
    private final int ones; // -1 for none

    KindAnaphora(Syntax question, int from) {
        this.question = question;
        int behind = -1;
        int one = -1;
        for (int i = from + 1; i < question.words().size(); i++) {
            if (behind < 0 && isBareSuperlative(i)) {
                behind = i + 1;
            }
            if (one < 0 && isKind(i)) {
                one = i;
            }
        }
        this.superlative = behind;
        this.ones = one;
    }

    boolean isThere() {
        return superlative >= 0 || ones >= 0;
    }

    String with(Referent topic) {
        var text = question.text();
        if (ones >= 0) {
            var span = question.word(ones).span();
            var name = question.word(ones).lower().equals("ones") ? plural(topic) : singular(topic);
            return text.substring(0, span.start()) + name + text.substring(span.end());
        }
        int end = question.word(superlative - 1).span().end();
        var name = topic.proper() ? " of " + topic.name() : " " + singular(topic);
        return text.substring(0, end) + name + text.substring(end);
    }

    /// `the largest`, `the most powerful`, without what is the largest.
    private boolean isBareSuperlative(int i) {
        var word = question.word(i).lower();
        var before = question.word(i - 1).lower();
        boolean one = before.equals("the") && (isSuperlative(word) || word.equals("best") || word.equals("worst"));
        boolean compound = EXTREMES.contains(before)
                && question.word(i - 2).lower().equals("the")
                && question.word(i).is("ADJ");
        var next = question.word(i + 1);
        boolean bare = next.tag().isEmpty()
                || next.is("PUNCT", "ADP", "CCONJ", "PART")
                || next.lower().equals("ever");
        return (one || compound) && bare && !next.lower().equals("of");
    }

    private static boolean isSuperlative(String word) {
        return word.length() > 4 && word.endsWith("est") && !word.equals("interest") && !word.equals("forest");
    }

    /// `ones`, and `one` behind an adjective.
    private boolean isKind(int i) {
        var before = question.word(i - 1);
        return switch (question.word(i).lower()) {
            case "ones" -> true;
            case "one" -> before.is("ADJ") && !DETERMINED.contains(before.lower());
            default -> false;
        };
    }

    private static String singular(Referent topic) {
        return topic.proper() ? topic.bare() : EntityKey.of(topic.bare());
    }

    private static String plural(Referent topic) {
        var name = topic.bare();
        if (topic.plural()) {
            return name;
        }
        boolean y = name.endsWith("y") && name.length() > 2 && "aeiou".indexOf(name.charAt(name.length() - 2)) < 0;
        return y ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
