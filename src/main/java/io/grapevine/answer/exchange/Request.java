package io.grapevine.answer.exchange;

import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.Optional;

/// A question as a door hands it in.
///
/// @param question     as it was asked
/// @param history      the turns before it, oldest first; none where it is the first
/// @param instructions system instructions of the calling application on tone and form; for a chat model only
/// @param principal    who asks: the question is asked of what they may read
public record Request(Question question, List<Turn> history, Optional<String> instructions, Principal principal) {

    public Request {
        question = question.askedBy(principal);
        history = List.copyOf(history);
    }

    /// A question of whoever runs the process: the command line, the lab, another program in the same Java.
    public static Request of(Question question) {
        return of(question, Principal.OWNER);
    }

    /// A question without turns before it.
    public static Request of(Question question, Principal principal) {
        return new Request(question, List.of(), Optional.empty(), principal);
    }

    /// The same question behind other turns.
    public Request withHistory(List<Turn> turns) {
        return new Request(question, turns, instructions, principal);
    }
}
