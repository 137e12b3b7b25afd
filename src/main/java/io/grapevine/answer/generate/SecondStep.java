package io.grapevine.answer.generate;

import io.grapevine.answer.read.Reader;
import io.grapevine.answer.read.Reading;
import io.grapevine.answer.read.Reading.Choice;
import java.util.Optional;

/// What goes on from the best sentence of a reading. It is looked for once, and only when it is asked for, because that
/// embeds sentences.
final class SecondStep {

    /// Presence from which on the first of two steps counts: it has only half of what is asked.
    private static final double ENOUGH_OF_A_STEP = 0.25;

    private final Reader reader;
    private final Reading reading;
    private boolean sought;
    private Optional<Choice> found = Optional.empty();

    SecondStep(Reader reader, Reading reading) {
        this.reader = reader;
        this.reading = reading;
    }

    /// Empty where the best sentence leaves nothing open or no other document goes on.
    Optional<Choice> choice() {
        if (!sought) {
            sought = true;
            found = reader.next(reading, reading.choices().getFirst().candidate());
        }
        return found;
    }

    /// Whether it ends at the kind of thing that the question wants, behind a first step that is likely.
    boolean isAnswer() {
        return reading.present() >= ENOUGH_OF_A_STEP
                && choice().filter(step -> reading.asked().isIn(step.candidate().text(), reading.question()))
                        .isPresent();
    }
}
