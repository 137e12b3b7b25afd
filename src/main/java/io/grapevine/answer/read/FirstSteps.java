package io.grapevine.answer.read;

import io.grapevine.domain.Evidence;
import java.util.Optional;

/// Answers the first step of a question of two steps from what was found for the whole, so that the second can
/// be looked up by the name that the first one gives. Thread-safe. Cost: one reading.
public final class FirstSteps {

    /// Presence from which on the first step counts; it has to be of the kind that is asked for, too.
    private static final double ENOUGH = 0.35;
    /// Characters of the longest name.
    private static final int LONGEST_NAME = 80;

    private final Reader reader;

    public FirstSteps(Reader reader) {
        this.reader = reader;
    }

    /// The first step with the question that is left.
    public record Taken(FirstStep first, String question) {}

    /// Empty where the evidence does not answer the first step.
    public Optional<Taken> take(Decomposition steps, Evidence found) {
        var reading = reader.read(steps.first(), Candidates.of(found));
        if (reading.present() < ENOUGH || reading.choices().isEmpty()) {
            return Optional.empty();
        }
        var best = reading.choices().getFirst();
        var candidate = best.candidate();
        return best.words()
                .map(words -> words.of(candidate.text()))
                .filter(name -> name.length() <= LONGEST_NAME)
                .filter(name -> reading.asked() != AnswerType.PERSON || AnswerType.PERSON.isIn(" " + name, ""))
                .map(name -> new Taken(
                        new FirstStep(candidate.passage(), candidate.source(), candidate.text()), steps.then(name)));
    }
}
