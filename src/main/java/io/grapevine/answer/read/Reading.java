package io.grapevine.answer.read;

import java.util.List;
import java.util.Optional;

/// What the reader found in the evidence for a question.
///
/// @param question  the part of the message that asks
/// @param candidates all candidates that may speak: of the version that the question means, with its codes
/// @param choices   the candidates that may answer, best first
/// @param present   probability that the first one answers, 0 to 1
/// @param closely   whether the choice knows closeness in meaning, too; without it the first is less sure
/// @param asked     kind of thing that the question asks for
public record Reading(
        String question,
        List<Candidate> candidates,
        List<Choice> choices,
        double present,
        AnswerType asked,
        boolean closely) {

    /// A candidate with what the networks say of it.
    ///
    /// @param score       of the network that chose; differences are log odds
    /// @param probability among the choices, 0 to 1
    /// @param words       place in the candidate's text of the words that answer; empty where none are marked
    public record Choice(Candidate candidate, double score, double probability, Optional<Words> words) {}

    /// A part of a text.
    public record Words(int start, int end) {

        public Words {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("words must be 0 <= start < end, were " + start + ", " + end);
            }
        }

        public String of(String text) {
            return text.substring(start, end);
        }
    }

    public Reading {
        candidates = List.copyOf(candidates);
        choices = List.copyOf(choices);
    }
}
