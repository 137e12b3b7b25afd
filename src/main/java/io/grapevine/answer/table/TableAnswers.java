package io.grapevine.answer.table;

import io.grapevine.answer.read.Definition;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Table;
import io.grapevine.graph.document.StoredTable;
import io.grapevine.graph.document.TableStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers a question from the tables that its evidence stands in.
///
/// The cost follows the programs of the question, at most some thousand a table, not the tables' rows; a table
/// that was not asked lately is read once, in time proportional to its text.
public final class TableAnswers {

    /// Programs that give the same values count together; below this nothing is told and the reader answers:
    /// `eval tables` says how many answers are right at or above it.
    static final double LIKELY = 0.3;

    private static final Pattern PROPERTY =
            Pattern.compile("(?i)\\bthe ((?:[\\p{L}-]+ )?[\\p{L}-]+) of\\b|['’]s ((?:[\\p{L}-]+ )?[\\p{L}-]+)\\W*$");
    /// Share of the question's words that a table among other documents must have.
    private static final double MOSTLY = 0.6;
    private static final int MOST_PASSAGES = 8;
    private static final int MOST_TABLES = 4;
    /// 5: of more rows the first and how many there are.
    private static final int MOST_ROWS = 5;

    private final TableStore store;
    private final ProgramRanker ranker;
    private final TypedTables tables = new TypedTables();

    public TableAnswers(TableStore store, ProgramRanker ranker) {
        this.store = store;
        this.ranker = ranker;
    }

    /// The best program of a question over one table, with the probability of its values.
    record Best(TypedTable table, Program program, double probability) {}

    /// Whether most of the question's words stand in the rows, the columns or the caption: a row that has a name of
    /// the question does not answer whatever is asked about it, and a count of all rows would answer any count.
    ///
    /// So must the property that the question names: `the extension of Ann Moss`, `Ann Moss's office`.
    static boolean isAbout(String question, AskedWords asked, Best best) {
        var table = best.table();
        var met = best.program().used()
                | asked.matching(TableWords.stems(table.source().caption()));
        for (var column : table.columns()) {
            met |= asked.matching(column.stems());
        }
        var property = PROPERTY.matcher(question);
        if (property.find()) {
            var named =
                    asked.matching(TableWords.stems(property.group(1) == null ? property.group(2) : property.group(1)));
            if ((met & named) == 0) {
                return false;
            }
        }
        var content = asked.content();
        return Long.bitCount(met & content) >= MOSTLY * Long.bitCount(content);
    }

    /// The answer, where one is likely enough.
    ///
    /// @param evidence passages, the best first
    public Optional<TableAnswer> answer(String question, List<Passage> evidence) {
        var first = evidence.subList(0, Math.min(MOST_PASSAGES, evidence.size()));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var several = first.stream().map(Passage::documentId).distinct().count() > 1;
        if (several && Definition.isOfName(question)) {
            return Optional.empty(); // a row that has the name does not say who or what it is
        }
        var asked = AskedWords.of(question);
        var found = store.of(first, MOST_TABLES, tables::stored);
        return found.stream()
                .flatMap(
                        stored -> best(ranker, tables.of(stored), asked).map(best -> new Chosen(stored, best)).stream())
                .filter(chosen -> chosen.best().probability() >= LIKELY)
                .filter(chosen -> !several || isAbout(question, asked, chosen.best()))
                .max(Comparator.comparingDouble(chosen -> chosen.best().probability()))
                .flatMap(this::tell);
    }

    private record Chosen(StoredTable stored, Best best) {}

    /// The best program; programs that give the same values count together.
    static Optional<Best> best(ProgramRanker ranker, TypedTable table, AskedWords asked) {
        var programs = Kinds.keep(asked, Enumeration.of(table, asked));
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        var ranked = ranker.rank(table, asked, programs);
        var sums = new LinkedHashMap<List<String>, Double>();
        ranked.forEach(r -> sums.merge(r.program().result().values(), r.probability(), Double::sum));
        return ranked.stream()
                .max(Comparator.comparingDouble(
                        r -> sums.get(r.program().result().values())))
                .map(r -> new Best(
                        table, r.program(), sums.get(r.program().result().values())));
    }

    /// What a table alone answers to a question, in one line, with its probability; for measurements.
    public static Optional<Line> line(ProgramRanker ranker, Table table, String question) {
        return best(ranker, new TypedTable(table), AskedWords.of(question))
                .map(best -> new Line(new Telling(best.table(), best.program()).answer(), best.probability()));
    }

    /// An answer's first line, and whether it would be given.
    public record Line(String text, double probability) {

        public boolean isLikely() {
            return probability >= LIKELY;
        }
    }

    private Optional<TableAnswer> tell(Chosen chosen) {
        var best = chosen.best();
        var rows = best.program().result().cells().stream()
                .map(Program.Cell::row)
                .distinct()
                .toList();
        var shown = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
        var offsets =
                shown.stream().map(row -> best.table().sourceRow(row).start()).toList();
        var passages = store.passagesAt(chosen.stored().documentId(), offsets);
        if (passages.isEmpty()) {
            return Optional.empty(); // the document changed while it was asked
        }
        var telling = new Telling(best.table(), best.program());
        var lines = new ArrayList<String>();
        var place = place(passages, offsets.getFirst());
        lines.add(telling.answer() + " [" + place + "]");
        lines.add("");
        lines.add(telling.how() + " [" + place + "]");
        for (var i = 0; i < shown.size(); i++) {
            lines.add("- " + telling.row(shown.get(i)) + " [" + place(passages, offsets.get(i)) + "]");
        }
        if (rows.size() > shown.size()) {
            lines.add("- and " + (rows.size() - shown.size()) + " more rows");
        }
        return Optional.of(new TableAnswer(String.join("\n", lines), passages, best.probability()));
    }

    private static int place(List<Passage> passages, int offset) {
        for (var i = 0; i < passages.size(); i++) {
            if (passages.get(i).start() <= offset && offset < passages.get(i).end()) {
                return i + 1;
            }
        }
        return 1;
    }
}
