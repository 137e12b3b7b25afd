package io.grapevine.answer.read;

import io.grapevine.answer.read.Candidate.Cell;
import io.grapevine.answer.read.Candidate.Kind;
import io.grapevine.answer.read.Lines.Line;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.language.Sentences;
import io.grapevine.language.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes passages apart into the pieces that an answer may be put together from: sentences, list items, table
/// rows with the names of their columns, blocks of code, and lines that end without a full stop. A heading is
/// none; it is the context of what stands below it. Time grows with the length of the passages.
public final class Candidates {

    private static final Pattern NUMBERED = Pattern.compile("^\\s*(?:\\p{Lu}{1,4}-?\\d++|\\d++(?:\\.\\d++)++)\\s");
    private static final int SHORT_RECORD = 30;

    private final int number;
    private final Passage passage;
    private final Set<String> titles;
    private final List<Candidate> found = new ArrayList<>();
    private List<String> columns = List.of();
    private String section = "";
    private String announced = "";
    private int group = -1;
    private int groups;

    private Candidates(int number, Passage passage) {
        this.number = number;
        this.passage = passage;
        this.titles = Terms.of(passage.title() + " " + passage.heading());
    }

    /// The candidates of all passages; of equal ones in one document only the first.
    public static List<Candidate> of(Evidence evidence) {
        var candidates = new ArrayList<Candidate>();
        var seen = new HashSet<String>();
        for (var i = 0; i < evidence.passages().size(); i++) {
            var passage = evidence.passages().get(i).passage();
            for (var candidate : of(i + 1, passage)) {
                if (seen.add(passage.documentId() + "\n" + candidate.section() + "\n" + candidate.text())) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    /// The candidates of one passage in their order.
    public static List<Candidate> of(int number, Passage passage) {
        var candidates = new Candidates(number, passage);
        Lines.of(passage.text()).forEach(candidates::read);
        return candidates.found;
    }

    private void read(Line line) {
        switch (line.kind()) {
            case HEADING -> {
                section = line.text();
                endGroup();
                announced = "";
            }
            case GAP -> endTable();
            case CODE -> {
                startGroup();
                add(Kind.CODE, line.text(), line);
                endGroup();
            }
            case HEADER -> {
                startGroup();
                columns = line.cells();
            }
            case ROW -> {
                startGroup();
                var cells = new ArrayList<Cell>();
                add(Kind.ROW, row(line.cells(), cells), line, cells);
            }
            case ITEM, STEP -> {
                startGroup();
                sentences(line.kind() == Lines.Kind.STEP ? Kind.STEP : Kind.ITEM, line);
            }
            case TEXT -> {
                endGroup();
                if (line.text().endsWith("?") && !isLast(line)) {
                    section = line.text(); // what follows answers it
                } else {
                    sentences(Kind.SENTENCE, line);
                }
            }
        }
    }

    private void startGroup() {
        if (group < 0) {
            group = groups++;
            announced = found.isEmpty() || !found.getLast().text().endsWith(":")
                    ? ""
                    : found.getLast().text();
        }
    }

    private void endGroup() {
        group = -1;
        columns = List.of();
    }

    /// A blank line ends a table, but neither a list nor what a line announces.
    private void endTable() {
        columns = List.of();
        if (!found.isEmpty() && found.getLast().kind() == Kind.ROW) {
            group = -1;
        }
    }

    private boolean isLast(Line line) {
        return passage.text().substring(line.end()).isBlank();
    }

    /// An item or a line under a number stays whole where it is short: its sentences belong together.
    private static boolean staysWhole(Line line) {
        var record = line.kind() != Lines.Kind.TEXT
                || NUMBERED.matcher(line.source()).find();
        return record && line.source().split("\\s+").length <= SHORT_RECORD;
    }

    private void sentences(Kind kind, Line line) {
        var text = passage.text();
        var source = text.substring(line.start(), line.end());
        var spans = staysWhole(line) ? List.of(new Span(0, source.length())) : Sentences.of(source);
        for (var span : spans) {
            var piece = new Line(line.kind(), line.start() + span.start(), line.start() + span.end(), text, List.of());
            var shown = piece.source().replaceAll("\\s+", " ").strip();
            if (shown.codePoints().anyMatch(Character::isLetterOrDigit)) {
                add(kind, shown, piece);
            }
        }
    }

    private void add(Kind kind, String text, Line line) {
        add(kind, text, line, List.of());
    }

    private void add(Kind kind, String text, Line line, List<Cell> cells) {
        var context = new LinkedHashSet<>(titles);
        context.addAll(Terms.of(section + " " + (group >= 0 ? announced : "")));
        var words = Terms.list(text);
        var last = found.isEmpty() ? "" : found.getLast().text();
        var before = group >= 0 && !announced.isEmpty() ? announced : last;
        found.add(new Candidate(
                number,
                found.size(),
                passage,
                kind,
                text,
                line.source(),
                List.copyOf(cells),
                group,
                section,
                before,
                words,
                new LinkedHashSet<>(words),
                AskedFor.grams(words),
                Terms.of(before),
                context));
    }

    /// `Site Kestrel Slope: Soil slate, ...` of the columns `Site | Soil | ...`; the cells alone where the
    /// columns are not known. Empty cells are left out.
    private String row(List<String> values, List<Cell> cells) {
        if (columns.size() != values.size()) {
            return values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", "));
        }
        var text = new StringBuilder();
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i).isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : cells.size() == 1 ? ": " : ", ");
            text.append(columns.get(i)).append(columns.get(i).isEmpty() ? "" : " ");
            cells.add(new Cell(
                    columns.get(i), text.length(), text.length() + values.get(i).length()));
            text.append(values.get(i));
        }
        return text.append('.').toString();
    }
}
