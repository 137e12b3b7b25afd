package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.domain.Turn;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the turns of a conversation into its state.
///
/// A mention weighs more the nearer its turn is, in a question rather than an answer, as the subject rather
/// than behind a verb; `history` in `the history of toilets` weighs less than `toilets` ([Salience]). The
/// product's own fixed texts carry nothing. The cost is that of reading the first and the last [#TURNS] turns,
/// each cut to a bounded length.
final class DialogueReader {

    private static final int TURNS = 4;
    private static final int READ_OF_ANSWER = 500;
    private static final int READ_OF_QUESTION = 400;

    private static final Set<String> RELATIONS = Set.of("of", "for", "between", "about", "around");
    private static final Set<String> ASKING = Set.of("what", "which", "who", "whose", "many", "much");

    private final Function<String, Syntax> reader;
    private final Salience salience;
    private Set<String> before = Set.of();
    private final Map<String, Referent> found = new LinkedHashMap<>();
    private Optional<Syntax> question = Optional.empty();
    private String answer = "";

    private DialogueReader(Function<String, Syntax> reader, Salience salience) {
        this.reader = reader;
        this.salience = salience;
    }

    static DialogueState read(List<Turn> history, Function<String, Syntax> reader, Salience salience) {
        var state = new DialogueReader(reader, salience);
        int from = Math.max(0, history.size() - TURNS);
        if (from > 0) {
            state.add(history.getFirst(), salience.recency(TURNS));
        }
        for (int i = from; i < history.size(); i++) {
            state.add(history.get(i), salience.recency(history.size() - 1 - i));
        }
        return new DialogueState(DialogueState.sorted(List.copyOf(state.found.values())), state.question, state.answer);
    }

    private void add(Turn turn, double recency) {
        if (FixedTexts.isSmallTalk(turn.answer())) {
            return;
        }
        var asked = reader.apply(cut(turn.question(), READ_OF_QUESTION));
        question = Optional.of(asked);
        answer = FixedTexts.saysNothing(turn.answer()) ? "" : Citations.without(turn.answer());
        readQuestion(asked, recency);
        readAnswer(asked, reader.apply(cut(answer, READ_OF_ANSWER)), recency);
    }

    private void readQuestion(Syntax asked, double recency) {
        boolean subject = true;
        before = Set.copyOf(found.keySet());
        if (turnsToSomethingNew(asked)) {
            found.replaceAll((key, referent) -> referent.weighing(salience.shift()));
        }
        for (var noun : asked.nouns()) {
            if (noun.type() == EntityType.DATE) {
                continue;
            }
            double weight = weight(asked, noun, subject);
            double again = before.contains(noun.key()) ? salience.again() : 1;
            double name = noun.proper() ? salience.name() : 1;
            subject &= weight < salience.object() || isOwner(asked, noun);
            mention(noun, noun.type(), isPlaced(asked, noun), true, recency * weight * again * name);
        }
        compared(asked, recency).ifPresent(group -> found.merge(group.key(), group, Referent::and));
    }

    private double weight(Syntax asked, Noun noun, boolean subject) {
        if (isAskedFor(asked, noun)) {
            return salience.askedFor();
        }
        boolean attribute = !before.contains(noun.key())
                && asked.nouns().stream()
                        .anyMatch(n -> n.from() == noun.from() && n.to() < noun.to() && before.contains(n.key()));
        if (attribute
                || isRelational(asked, noun)
                || Comparison.compares(noun.head())
                || Ellipsis.chooses(noun.name())) {
            return salience.relational();
        }
        boolean part = noun.determiner().equals("the") && noun.to() - noun.from() == 1 && !noun.proper();
        if (part) {
            return salience.part();
        }
        return subject && (!isOwner(asked, noun) || before.contains(noun.key()))
                ? salience.subject()
                : salience.object();
    }

    /// `Tell me about lung cancer.`, `What is anemia?`: a question about nothing but a thing not spoken of
    /// before.
    private boolean turnsToSomethingNew(Syntax asked) {
        var things = asked.nouns().stream()
                .filter(noun -> weight(asked, noun, true) >= salience.object())
                .toList();
        if (things.size() != 1 || before.contains(things.getFirst().key())) {
            return false;
        }
        int i = asked.word(0).is("CCONJ") ? 1 : 0;
        return switch (asked.word(i).lower()) {
            case "tell", "describe", "explain", "discuss", "define" -> true;
            case "what", "who" ->
                asked.word(i + 1).is("AUX") || asked.word(i + 1).lower().equals("about");
            case "how" -> asked.word(i + 1).lower().equals("about");
            default -> false;
        };
    }

    /// `Darwin` in `Darwin's theory`.
    private static boolean isOwner(Syntax asked, Noun noun) {
        return asked.nouns().stream().anyMatch(n -> n.from() == noun.from() && n.to() > noun.to());
    }

    private void readAnswer(Syntax asked, Syntax answered, double recency) {
        boolean who = asksForPerson(asked);
        boolean first = true;
        for (var noun : answered.nouns()) {
            if (noun.type() == EntityType.DATE) {
                continue;
            }
            boolean fresh = !found.containsKey(noun.key());
            boolean person =
                    noun.proper() && Agreement.mayBePerson(noun.name(), noun.type()) && !isPlaced(answered, noun);
            double weight = noun.proper() ? salience.nameInAnswer() : salience.inAnswer();
            boolean answers = who && person && fresh && first;
            if (answers) {
                weight = salience.answersWho();
                first = false;
            }
            var type = answers ? EntityType.PERSON : noun.type();
            mention(noun, type, isPlaced(answered, noun), false, recency * weight);
        }
    }

    private void mention(Noun noun, EntityType type, boolean placed, boolean asked, double weight) {
        var referent = Referent.of(noun, type, placed, asked, weight);
        if (!referent.key().isEmpty() && !Interjections.isAll(referent.bare())) {
            found.merge(referent.key(), referent, Referent::and);
        }
    }

    private static boolean asksForPerson(Syntax asked) {
        return asked.words().stream()
                .anyMatch(w -> w.lower().equals("who") || w.lower().equals("whom"));
    }

    private static boolean isPlaced(Syntax text, Noun noun) {
        var before =
                text.word(noun.from() - (noun.determiner().isEmpty() ? 1 : 2)).lower();
        return Set.of("of", "in", "at", "from", "near", "on", "through", "around")
                .contains(before);
    }

    /// `which species`, `how many legs`.
    private static boolean isAskedFor(Syntax asked, Noun noun) {
        return ASKING.contains(asked.word(noun.from() - 1).lower());
    }

    /// A common noun that says what of another: `the types of sharks`, `the evidence for the collapse`.
    private static boolean isRelational(Syntax asked, Noun noun) {
        int behind = noun.to();
        return !noun.proper()
                && RELATIONS.contains(asked.word(behind).lower())
                && asked.nouns().stream().anyMatch(n -> n.from() > behind && n.from() <= behind + 2);
    }

    /// The two things that a question compares, as one.
    private static Optional<Referent> compared(Syntax asked, double recency) {
        return Comparison.of(asked).map(pair -> {
            var joined = pair.a() + " and " + pair.b();
            return new Referent(
                    joined,
                    joined,
                    joined.toLowerCase(Locale.ROOT),
                    EntityType.OTHER,
                    true,
                    true,
                    true,
                    false,
                    true,
                    recency);
        });
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
