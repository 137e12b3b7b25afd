package io.grapevine.lab.evaluate;

import io.grapevine.domain.Answer;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A question with what a right answer holds.
///
/// @param accepted texts of which a right answer holds at least one, whatever its case
/// @param gold     sources that a citation may name: file names, or `file.jsonl#id`
public record ExpectedAnswer(String id, Route route, String question, Set<String> accepted, Set<String> gold) {

    private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern CITATION = Pattern.compile("\\s*\\[\\d+]");

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

    /// Reads lines with `question`.
    ///
    /// @throws BadInput that names file and line of what is wrong
    public static List<String> questions(Path file) {
        return JsonLines.read(file, row -> row.text("question"));
    }

    /// Whether the text holds one of the accepted texts.
    public boolean accepts(String answer) {
        var text = oneSpaced(answer);
        return accepted.stream().anyMatch(wanted -> text.contains(oneSpaced(wanted)));
    }

    /// The words that an answer marks first, `**words**`.
    static Optional<String> marked(String answer) {
        return MARKED.matcher(answer).results().findFirst().map(found -> found.group(1));
    }

    /// What stands before the first citation; the whole answer where it has none.
    static String firstSentence(String answer) {
        var cited = CITATION.matcher(answer);
        return cited.find() ? answer.substring(0, cited.start()) : answer;
    }

    /// How many words an answer has without its citations.
    static int words(String answer) {
        var text = CITATION.matcher(answer).replaceAll(" ").strip();
        return text.isEmpty() ? 0 : text.split("\\s+").length;
    }

    /// How many of the sources that are needed an answer cites.
    int goldCited(Answer answer) {
        return (int) gold.stream()
                .filter(wanted -> answer.citations().stream().anyMatch(citation -> isSource(citation, wanted)))
                .count();
    }

    /// Sources are compared from their end, so that it does not matter from which folder they were ingested.
    boolean isGold(Citation citation) {
        return gold.stream().anyMatch(wanted -> isSource(citation, wanted));
    }

    private static boolean isSource(Citation citation, String wanted) {
        var source = citation.source().replace('\\', '/');
        return source.equals(wanted) || source.endsWith("/" + wanted);
    }

    private static String oneSpaced(String text) {
        return text.replace("**", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
