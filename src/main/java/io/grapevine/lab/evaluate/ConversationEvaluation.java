package io.grapevine.lab.evaluate;

import io.grapevine.answer.exchange.Request;
import io.grapevine.answer.rewrite.Rewriter;
import io.grapevine.domain.Answer;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.domain.Turn;
import io.grapevine.lab.evaluate.ConversationReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Holds conversations turn by turn as they were said, and asks each turn alone as it was meant.
public final class ConversationEvaluation {

    private static final int FIRST = 5;

    private ConversationEvaluation() {}

    /// What the rewriter makes of the turns, their answers left empty: needs no store.
    public static ConversationReport ofWording(Rewriter rewriter, List<LabelledConversation> conversations) {
        return new ConversationReport(conversations.stream()
                .map(conversation -> wording(rewriter, conversation))
                .toList());
    }

    private static List<Outcome> wording(Rewriter rewriter, LabelledConversation conversation) {
        var history = new ArrayList<Turn>();
        var outcomes = new ArrayList<Outcome>();
        for (var turn : conversation.turns()) {
            var read = rewriter.rewrite(Question.of(turn.asked()), List.copyOf(history), usage -> {})
                    .text();
            if (!history.isEmpty()) {
                outcomes.add(outcome(turn, read, false, false, false));
            }
            history.add(new Turn(read, ""));
        }
        return outcomes;
    }

    /// The whole way from the rewriting to the evidence.
    ///
    /// @param answering answers a question in its conversation
    public static ConversationReport of(
            Function<Request, Answer> answering, Set<String> collections, List<LabelledConversation> conversations) {
        return new ConversationReport(conversations.stream()
                .map(conversation -> asked(answering, collections, conversation))
                .toList());
    }

    private static List<Outcome> asked(
            Function<Request, Answer> answering, Set<String> collections, LabelledConversation conversation) {
        var history = new ArrayList<Turn>();
        var outcomes = new ArrayList<Outcome>();
        for (var turn : conversation.turns()) {
            var answer = answering.apply(new Request(
                    question(turn.asked(), collections), List.copyOf(history), Optional.empty(), Principal.OWNER));
            if (!history.isEmpty()) {
                boolean gold = !turn.gold().isEmpty();
                boolean alone =
                        gold && holds(answering.apply(Request.of(question(turn.meant(), collections))), turn.gold());
                outcomes.add(outcome(turn, answer.question(), isRefused(answer), holds(answer, turn.gold()), alone));
            }
            history.add(new Turn(answer.question(), answer.answer()));
        }
        return outcomes;
    }

    private static Outcome outcome(
            LabelledConversation.Turn turn, String read, boolean refused, boolean found, boolean foundMeant) {
        return new Outcome(
                turn.id(),
                turn.asked(),
                turn.meant(),
                read,
                CarriedWords.of(turn.asked(), turn.meant(), read),
                refused,
                !turn.gold().isEmpty(),
                found,
                foundMeant);
    }

    private static Question question(String text, Set<String> collections) {
        return new Question(text, collections, Optional.empty(), Optional.<Route>empty(), Optional.empty());
    }

    private static boolean isRefused(Answer answer) {
        return switch (answer.routing().route()) {
            case CHITCHAT, OUT_OF_SCOPE -> true;
            case LOOKUP, MULTIHOP, OVERVIEW, AGGREGATE -> false;
        };
    }

    /// A source is named whole, or by what stands behind its last `#`.
    private static boolean holds(Answer answer, Set<String> gold) {
        return answer.evidence().passages().stream()
                .limit(FIRST)
                .map(scored -> scored.passage().source())
                .anyMatch(source -> gold.contains(source.substring(source.lastIndexOf('#') + 1)));
    }
}
