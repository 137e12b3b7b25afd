package io.grapevine.lab.evaluate;

import io.grapevine.domain.Answer;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.lab.evaluate.AnswerReport.Negative;
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
        return of(questions, List.of());
    }

    /// @param negatives questions that the documents do not answer
    public AnswerReport of(List<ExpectedAnswer> questions, List<String> negatives) {
        var outcomes = new ArrayList<Outcome>();
        var generators = new LinkedHashSet<String>();
        for (var expected : questions) {
            var answer = answer(expected.question());
            generators.add(answer.generator());
            outcomes.add(outcome(expected, answer));
        }
        var absent = new ArrayList<Negative>();
        for (var question : negatives) {
            var answer = answer(question);
            absent.add(new Negative(question, answer.answered(), answer.answer()));
        }
        return new AnswerReport(String.join(", ", generators), outcomes, absent);
    }

    /// @throws GrapevineException where the question cannot be answered at all: nothing is measured then
    private Answer answer(String question) {
        return answering.apply(
                new Question(question, collections, Optional.empty(), Optional.<Route>empty(), Optional.empty()));
    }

    private static Outcome outcome(ExpectedAnswer expected, Answer answer) {
        var right = answer.citations().stream().filter(expected::isGold).count();
        var marked = ExpectedAnswer.marked(answer.answer());
        var accepted = List.copyOf(expected.accepted());
        return new Outcome(
                expected.id(),
                expected.route(),
                answer.routing().route(),
                answer.answered(),
                expected.accepts(answer.answer()),
                expected.accepts(ExpectedAnswer.firstSentence(answer.answer())),
                marked,
                marked.filter(words -> MarkedWords.exact(words, accepted)).isPresent() ? 1 : 0,
                marked.map(words -> MarkedWords.f1(words, accepted)).orElse(0.0),
                ExpectedAnswer.words(answer.answer()),
                answer.citations().size(),
                (int) right,
                expected.gold().size(),
                expected.goldCited(answer),
                answer.answer());
    }
}
