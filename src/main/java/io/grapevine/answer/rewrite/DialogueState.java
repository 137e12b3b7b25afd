package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.domain.Turn;
import io.grapevine.language.Syntax;
import io.grapevine.language.Syntax.Noun;
import io.grapevine.language.SyntaxReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a conversation is about: the things that its last questions and answers spoke of, the most salient
/// first.
///
/// A mention weighs more the nearer its turn is, in a question rather than an answer, as the subject rather than
/// behind a verb; `history` in `the history of toilets` weighs less than `toilets`. The product's own fixed
/// texts
/// carry nothing. The cost is that of reading the last [#TURNS] turns, each cut to a bounded length.
///
/// @param referents what was spoken of, the most salient first
/// @param question  the last question that was about documents
/// @param answer    its answer, empty where there was none
record DialogueState(List<Referent> referents, Optional<Syntax> question, String answer) {

    static final int TURNS = 4;
    private static final int READ_OF_ANSWER = 500;
    private static final int READ_OF_QUESTION = 400;
    /// What is left of a mention's weight one turn later.
    private static final double DECAY = 0.55;
    private static final double SUBJECT = 1;
    private static final double OBJECT = 0.7;
    private static final double RELATIONAL = 0.3;
    private static final double ASKED_FOR = 0.3;
    private static final double IN_ANSWER = 0.15;
    private static final double ANSWERS_WHO = 1.6;
    private static final double NAME = 1.3;
    private static final double PROPER_ANSWER = 0.25;

    DialogueState {
        referents = List.copyOf(referents);
    }

    static DialogueState of(List<Turn> history, SyntaxReader reader) {
        var builder = new Builder(reader);
        int from = Math.max(0, history.size() - TURNS);
        if (from > 0) {
            builder.add(history.getFirst(), Math.pow(DECAY, TURNS));
        }
        for (int i = from; i < history.size(); i++) {
            builder.add(history.get(i), Math.pow(DECAY, history.size() - 1.0 - i));
        }
        return builder.build();
    }

    /// The same with the types that the collections know.
    DialogueState typed(Map<String, EntityType> types) {
        var typed = referents.stream()
                .map(r -> types.getOrDefault(r.key(), EntityType.OTHER) == EntityType.OTHER
                        ? r
                        : r.typed(types.get(r.key())))
                .toList();
        return new DialogueState(typed, question, answer);
    }

    /// Also with what the question at hand says before the sentence that asks.
    DialogueState with(List<Referent> said) {
        var all = new ArrayList<>(said);
        referents.stream()
                .filter(r -> said.stream().noneMatch(s -> s.key().equals(r.key())))
                .forEach(all::add);
        return new DialogueState(sorted(all), question, answer);
    }

    private static List<Referent> sorted(List<Referent> referents) {
        return referents.stream()
                .sorted(Comparator.comparingDouble((Referent r) -> -r.salience()))
                .toList();
    }

    private static final class Builder {

        private static final Set<String> RELATIONS = Set.of("of", "for", "between", "about", "around");
        private static final Set<String> ASKING = Set.of("what", "which", "who", "whose", "many", "much");

        private final SyntaxReader reader;
        private Set<String> before = Set.of();
        private final Map<String, Referent> found = new LinkedHashMap<>();
        private Optional<Syntax> question = Optional.empty();
        private String answer = "";

        Builder(SyntaxReader reader) {
            this.reader = reader;
        }

        void add(Turn turn, double recency) {
            if (FixedTexts.isSmallTalk(turn.answer())) {
                return;
            }
            var asked = reader.read(cut(turn.question(), READ_OF_QUESTION));
            question = Optional.of(asked);
            answer = FixedTexts.saysNothing(turn.answer()) ? "" : Citations.without(turn.answer());
            readQuestion(asked, recency);
            readAnswer(asked, reader.read(cut(answer, READ_OF_ANSWER)), recency);
        }

        DialogueState build() {
            return new DialogueState(sorted(List.copyOf(found.values())), question, answer);
        }

        private void readQuestion(Syntax asked, double recency) {
            boolean subject = true;
            before = Set.copyOf(found.keySet());
            for (var noun : asked.nouns()) {
                if (noun.type() == EntityType.DATE) {
                    continue;
                }
                double weight = weight(asked, noun, subject);
                subject &= weight < OBJECT || isOwner(asked, noun);
                mention(noun, noun.type(), isPlaced(asked, noun), true, recency * weight * (noun.proper() ? NAME : 1));
            }
            compared(asked, recency).ifPresent(group -> found.merge(group.key(), group, Referent::and));
        }

        private double weight(Syntax asked, Noun noun, boolean subject) {
            if (isAskedFor(asked, noun)) {
                return ASKED_FOR;
            }
            boolean attribute = asked.nouns().stream()
                    .anyMatch(n -> n.from() == noun.from() && n.to() < noun.to() && before.contains(n.key()));
            if (attribute || isRelational(asked, noun) || Comparison.compares(noun.head())) {
                return RELATIONAL;
            }
            return subject && (!isOwner(asked, noun) || before.contains(noun.key())) ? SUBJECT : OBJECT;
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
                double weight = noun.proper() ? PROPER_ANSWER : IN_ANSWER;
                boolean answers = who && person && fresh && first;
                if (answers) {
                    weight = ANSWERS_WHO;
                    first = false;
                }
                var type = answers ? EntityType.PERSON : noun.type();
                mention(noun, type, isPlaced(answered, noun), false, recency * weight);
            }
        }

        private void mention(Noun noun, EntityType type, boolean placed, boolean asked, double salience) {
            var referent = Referent.of(noun, type, placed, asked, salience);
            if (!referent.key().isEmpty() && !Interjections.isAll(referent.bare())) {
                found.merge(referent.key(), referent, Referent::and);
            }
        }

        private static boolean asksForPerson(Syntax asked) {
            return asked.words().stream()
                    .anyMatch(w -> w.lower().equals("who") || w.lower().equals("whom"));
        }

        private static boolean isPlaced(Syntax text, Noun noun) {
            var before = text.word(noun.from() - (noun.determiner().isEmpty() ? 1 : 2))
                    .lower();
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
}
