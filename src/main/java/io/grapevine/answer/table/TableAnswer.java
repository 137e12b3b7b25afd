package io.grapevine.answer.table;

import io.grapevine.domain.Passage;
import java.util.List;

/// What a table answers.
///
/// @param statement   the answer in its first line, then how it was computed and the rows, `[n]` behind what
///                    passage n shows, from 1
/// @param passages    the passages that hold the rows
/// @param probability that the program is the one that was meant, 0 to 1
public record TableAnswer(String statement, List<Passage> passages, double probability) {

    public TableAnswer {
        passages = List.copyOf(passages);
    }
}
