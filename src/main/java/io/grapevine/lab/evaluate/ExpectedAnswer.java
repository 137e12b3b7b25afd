package io.grapevine.lab.evaluate;

import io.grapevine.domain.Answer;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A question with what a right answer holds.
///
/// @param accepted texts of which a right answer holds at least one, whatever its case
/// @param gold     sources that a citation may name: file names, or `file.jsonl#id`
public record ExpectedAnswer(String id, Route route, String question, Set<String> accepted, Set<String> gold) {

    public ExpectedAnswer {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("question " + id + " accepts no answer");
        }
        accepted = Set.copyOf(accepted);
        gold = Set.copyOf(gold);
    }

    /// Reads lines with `id`, `route`, `question`, `answer` and `gold`.
    ///
    /// @throws BadInput that names file and line of what is wrong
    public static List<ExpectedAnswer> read(Path file) {
        return JsonLines.read(file, row -> {
            try {
                return new ExpectedAnswer(
                        row.text("id"),
                        Route.ofLabel(row.text("route")),
                        row.text("question"),
                        row.texts("answer"),
                        row.texts("gold"));
            } catch (IllegalArgumentException e) {
                throw row.bad("is wrong: " + e.getMessage());
            }
        });
    }

    /// Whether the answer holds one of the accepted texts.
    public boolean accepts(Answer answer) {
        var text = oneSpaced(answer.answer());
        return accepted.stream().anyMatch(wanted -> text.contains(oneSpaced(wanted)));
    }

    /// Sources are compared from their end, so that it does not matter from which folder they were ingested.
    boolean isGold(Citation citation) {
        var source = citation.source().replace('\\', '/');
        return gold.stream().anyMatch(wanted -> source.equals(wanted) || source.endsWith("/" + wanted));
    }

    private static String oneSpaced(String text) {
        return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
