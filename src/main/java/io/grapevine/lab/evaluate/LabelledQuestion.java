package io.grapevine.lab.evaluate;

import io.grapevine.domain.GrapevineException.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A question and the ids of the records that are needed to answer it.
public record LabelledQuestion(String id, String text, Set<String> gold) {

    public LabelledQuestion {
        gold = Set.copyOf(gold);
    }

    /// Reads lines with `id`, `question` and `gold`.
    ///
    /// @throws BadInput that names file and line of what is wrong
    public static List<LabelledQuestion> read(Path file) {
        return JsonLines.read(file, row -> {
            var gold = row.texts("gold");
            if (gold.isEmpty()) {
                throw row.bad("has no gold record, so that nothing can be measured by it");
            }
            return new LabelledQuestion(row.text("id"), row.text("question"), gold);
        });
    }
}
