package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Asks the last question of something else: puts what a [Fragment] names in the place of its counterpart there.
/// `And in Bergen?` after `Who leads the depot in Oslo?` is `Who leads the depot in Bergen?`. One pass over the
/// question.
final class Analogy {

    private static final Set<String> PLACES = Set.of("in", "at", "near", "around", "from", "to");
    private static final Set<String> MOMENTS = Set.of("in", "on", "at", "during", "since", "until", "before", "after");
    private static final Set<String> ASKING =
            Set.of("who", "what", "which", "where", "when", "why", "how", "whose", "whom");
    /// What an attribute's name keeps of a compound: `calibration intervals` of `pH probe calibration
    /// intervals`.
    private static final int HEAD_WORDS = 2;

    private final Syntax question;
    private final Fragment fragment;

    Analogy(Syntax question, Fragment fragment) {
        this.question = question;
        this.fragment = fragment;
    }

    /// The last question asked of the fragment; empty where it has no counterpart.
    Optional<String> wording() {
        if (fragment.onlyAsks()) {
            return Optional.of(askedAnew());
        }
        var preposition = fragment.preposition();
        return preposition.isPresent() ? Optional.of(placed(preposition.get())) : named();
    }

    /// `since when` and the last question without its own question words.
    private String askedAnew() {
        int i = 0;
        while (question.word(i).is("CCONJ", "PUNCT")) {
            i++;
        }
        if (ASKING.contains(question.word(i).lower())) {
            boolean determines = switch (question.word(i).lower()) {
                case "what", "which", "whose", "how" -> true;
                default -> false;
            };
            i++;
            while (determines && question.word(i).is("NOUN", "ADJ", "PROPN", "ADV", "NUM")) {
                i++;
            }
        }
        var rest = question.from(i).text();
        if (question.word(i).is("AUX", "VERB") && !rest.isEmpty()) {
            rest = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        }
        return fragment.text() + " " + Wording.withoutMarks(rest) + "?";
    }

    private String placed(String preposition) {
        var counterpart = question.nouns().stream()
                .filter(noun -> isAlike(prepositionOf(noun), preposition) && isAlike(noun))
                .reduce((earlier, later) -> later);
        return counterpart
                .map(noun -> replaced(startOfPhrase(noun) - 1, noun.to(), fragment.text()))
                .orElseGet(() -> Wording.extended(question.text(), fragment.text()));
    }

    private String prepositionOf(Noun noun) {
        var before = question.word(startOfPhrase(noun) - 1);
        return before.is("ADP") ? before.lower() : "";
    }

    private static boolean isAlike(String a, String b) {
        return a.equals(b) || PLACES.contains(a) && PLACES.contains(b) || MOMENTS.contains(a) && MOMENTS.contains(b);
    }

    private boolean isAlike(Noun noun) {
        return fragment.noun()
                .map(f -> agree(f.type(), noun.type()) && f.proper() == noun.proper())
                .orElse(noun.type() == EntityType.DATE);
    }

    private static boolean agree(EntityType a, EntityType b) {
        return a == b || a == EntityType.OTHER && b != EntityType.DATE || b == EntityType.OTHER && a != EntityType.DATE;
    }

    private int startOfPhrase(Noun noun) {
        return noun.determiner().isEmpty() ? noun.from() : noun.from() - 1;
    }

    private Optional<String> named() {
        return fragment.noun()
                .flatMap(noun -> sameHead(noun)
                        .or(() -> noun.proper() ? sameKind(noun).or(() -> attribute()) : whetherSo(noun)));
    }

    /// `the office in Oslo` for `the office in Bergen`, `big dogs` for `small dogs`.
    private Optional<String> sameHead(Noun noun) {
        return question.nouns().stream()
                .filter(n -> isSame(n.head(), noun.head()))
                .findFirst()
                .map(n -> replaced(startOfPhrase(n), endOfComplement(n), fragment.text()));
    }

    private static boolean isSame(String a, String b) {
        return a.equalsIgnoreCase(b) && !Character.isDigit(a.charAt(0));
    }

    private int endOfComplement(Noun noun) {
        boolean placed = fragment.rest().words().stream().anyMatch(word -> word.is("ADP"));
        return placed && question.word(noun.to()).is("ADP")
                ? question.nouns().stream()
                        .filter(n -> n.from() > noun.to() && n.from() <= noun.to() + 2)
                        .map(Noun::to)
                        .findFirst()
                        .orElse(noun.to())
                : noun.to();
    }

    private Optional<String> sameKind(Noun noun) {
        return question.nouns().stream()
                .filter(n -> n.proper() && agree(n.type(), noun.type()) && tail(n) == 0)
                .max(Comparator.comparingInt((Noun n) -> n.type() == noun.type() ? 1 : 0)
                        .thenComparingInt(Noun::from))
                .map(n -> replaced(startOfPhrase(n), n.to(), fragment.text()));
    }

    /// The attribute that the last question asks for, of the fragment.
    private Optional<String> attribute() {
        return question.nouns().stream().reduce((earlier, later) -> later).map(n -> {
            boolean complement = !prepositionOf(n).isEmpty();
            if (complement || n.to() - n.from() == 1) {
                boolean owner = complement || n.proper();
                return owner
                        ? replaced(startOfPhrase(n), n.to(), fragment.text())
                        : Wording.extended(question.text(), "of " + fragment.text());
            }
            int keep = n.proper()
                    ? Math.min(HEAD_WORDS, Math.max(1, tail(n)))
                    : Math.min(HEAD_WORDS, n.to() - n.from() - 1);
            return replaced(startOfPhrase(n), n.to() - keep, fragment.text());
        });
    }

    /// How many lower-case words stand behind the last capital or digit of a name.
    private int tail(Noun noun) {
        int i = noun.to();
        while (i > noun.from()
                && question.word(i - 1)
                        .form()
                        .chars()
                        .noneMatch(c -> Character.isUpperCase(c) || Character.isDigit(c))) {
            i--;
        }
        return noun.to() - i;
    }

    /// `Is goulash a stew?` after `Is chilli a stew?`.
    private Optional<String> whetherSo(Noun noun) {
        boolean yesOrNo = question.word(0).is("AUX") && question.nouns().size() > 1;
        return yesOrNo
                ? question.nouns().stream()
                        .findFirst()
                        .filter(n ->
                                n.plural() == noun.plural() && prepositionOf(n).isEmpty())
                        .map(n -> replaced(startOfPhrase(n), n.to(), fragment.text()))
                : Optional.empty();
    }

    private String replaced(int from, int to, String with) {
        var text = question.text();
        return text.substring(0, question.word(from).span().start())
                + with
                + text.substring(question.word(to - 1).span().end());
    }
}
