package io.grapevine.lab.evaluate;

import io.grapevine.domain.Answer;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.lab.evaluate.AnswerReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Asks questions whose answers are known, the whole way from the router to the citations.
public final class AnswerEvaluation {

    private final Function<Question, Answer> answering;
    private final Set<String> collections;

    /// @param answering the pipeline
    /// @param collections where it looks; empty for everywhere
    public AnswerEvaluation(Function<Question, Answer> answering, Set<String> collections) {
        this.answering = answering;
        this.collections = Set.copyOf(collections);
    }

    public AnswerReport of(List<ExpectedAnswer> questions) {
        var outcomes = new ArrayList<Outcome>();
        var generators = new LinkedHashSet<String>();
        for (var expected : questions) {
            var answer = answer(expected);
            generators.add(answer.generator());
            outcomes.add(outcome(expected, answer));
        }
        return new AnswerReport(String.join(", ", generators), outcomes);
    }

    /// @throws GrapevineException where the question cannot be answered at all: nothing is measured then
    private Answer answer(ExpectedAnswer expected) {
        return answering.apply(new Question(
                expected.question(), collections, Optional.empty(), Optional.<Route>empty(), Optional.empty()));
    }

    private static Outcome outcome(ExpectedAnswer expected, Answer answer) {
        var right = answer.citations().stream().filter(expected::isGold).count();
        return new Outcome(
                expected.id(),
                expected.route(),
                answer.routing().route(),
                expected.accepts(answer),
                answer.citations().size(),
                (int) right,
                answer.answer());
    }
}
