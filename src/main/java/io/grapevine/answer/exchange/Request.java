package io.grapevine.answer.exchange;

import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.Optional;

/// A question as a door hands it in.
///
/// @param question     as it was asked
/// @param history      the turns before it, oldest first; none where it is the first
/// @param instructions system instructions of the calling application on tone and form; for a chat model only
public record Request(Question question, List<Turn> history, Optional<String> instructions) {

    public Request {
        history = List.copyOf(history);
    }

    /// A question that belongs to no conversation.
    public static Request of(Question question) {
        return new Request(question, List.of(), Optional.empty());
    }

    /// The same question behind other turns.
    public Request withHistory(List<Turn> turns) {
        return new Request(question, turns, instructions);
    }
}
