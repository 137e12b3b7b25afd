package io.grapevine.answer.generate;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.language.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Takes passages apart into the sentences that an answer may be put together from. A table's row is a sentence
/// that names its columns; headings and other lines that end nowhere are none.
final class Candidates {

    private static final Pattern NEW_ITEM =
            Pattern.compile("\\n(?=\\s*(?:[-*•+|#>]\\s|\\|)|\\s*\\d+[.)]\\s|[^\\n]* \\| )|\\n{2,}");
    private static final Pattern MARKS = Pattern.compile("^\\s*(?:[-*•+>]\\s+|\\d+[.)]\\s+)+");
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s.*|^[\\s|:\\-=_*#]*$");
    private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    /// How a sentence ends; also a closing bracket or quote, and the colon before a list.
    private static final String ENDS = ".!?:;…)]\"'”’»";
    private static final int FEWEST_WORDS = 3;

    private Candidates() {}

    /// The sentences of the passages, each said only once.
    static List<Candidate> of(Evidence evidence) {
        var candidates = new ArrayList<Candidate>();
        var seen = new HashSet<String>();
        for (var i = 0; i < evidence.passages().size(); i++) {
            for (var candidate : of(i + 1, evidence.passages().get(i).passage())) {
                if (seen.add(candidate.text())) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    private static List<Candidate> of(int number, Passage passage) {
        var candidates = new ArrayList<Candidate>();
        var context = Terms.of(passage.title() + " " + passage.heading());
        var columns = List.<String>of();
        for (var span : Sentences.of(passage.text())) {
            for (var item : NEW_ITEM.split(span.of(passage.text()))) {
                var cells = cells(item);
                if (cells.size() > 1 && cells.size() != columns.size()) {
                    columns =
                            cells.stream().anyMatch(cell -> DIGIT.matcher(cell).find()) ? List.of() : cells;
                    if (!columns.isEmpty()) {
                        continue; // the head of a table
                    }
                }
                var text = cells.size() > 1
                        ? row(columns, cells)
                        : MARKS.matcher(item)
                                .replaceAll("")
                                .replaceAll("\\s+", " ")
                                .strip();
                if (isSentence(text, item, cells.size() > 1)) {
                    var before =
                            candidates.isEmpty() ? "" : candidates.getLast().text();
                    candidates.add(new Candidate(
                            number,
                            candidates.size(),
                            passage,
                            text,
                            MARKS.matcher(item).replaceAll("").strip(),
                            before,
                            Terms.of(text),
                            context));
                }
            }
        }
        return candidates;
    }

    private static List<String> cells(String item) {
        var line = item.strip().replaceAll("^\\||\\|$", "").strip();
        return line.contains("|") && line.indexOf('\n') < 0 ? List.of(CELLS.split(line)) : List.of();
    }

    /// `Kestrel Slope, soil: slate, ...` of the columns `Site | Soil | ...`; as it is where the columns are not
    /// known.
    private static String row(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            return String.join(", ", cells) + ".";
        }
        return columns.getFirst() + " " + cells.getFirst() + ": "
                + IntStream.range(1, cells.size())
                        .mapToObj(i -> columns.get(i) + " " + cells.get(i))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static boolean isSentence(String text, String item, boolean row) {
        return !HEADING.matcher(item).matches()
                && text.split(" ").length >= FEWEST_WORDS
                && (row || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0);
    }
}
