package io.grapevine.answer.read;

import io.grapevine.answer.read.Reading.Words;
import java.util.Optional;

/// Marks the value of a table's row that answers: that of the column which the question names, else the one of
/// the kind that it asks for.
final class RowAnswer {

    private static final double OF_THE_KIND = 0.5;

    private RowAnswer() {}

    /// Empty where every value stands in the question already, or the columns are not known.
    static Optional<Words> of(AskedFor asked, Candidate row) {
        Candidate.Cell best = null;
        var highest = 0.0;
        for (var cell : row.cells()) {
            var value = row.text().substring(cell.start(), cell.end());
            var known = Terms.of(value).stream().allMatch(asked.weights()::containsKey);
            var named = Terms.of(cell.column()).stream()
                    .mapToDouble(term -> asked.weights().getOrDefault(term, 0.0))
                    .sum();
            var worth = named + (asked.type().isIn(" " + value, asked.text()) ? OF_THE_KIND : 0);
            if (!known && worth > highest) {
                highest = worth;
                best = cell;
            }
        }
        return best == null ? Optional.empty() : Optional.of(new Words(best.start(), best.end()));
    }
}
