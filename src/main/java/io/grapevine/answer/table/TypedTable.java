package io.grapevine.answer.table;

import io.grapevine.answer.table.CellValue.Kind;
import io.grapevine.domain.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A table read once for many questions: typed columns, parsed cells, sections, total rows, and an index from
/// each word to the cells that hold it. Reading takes time and memory proportional to the cells' text; a
/// look-up none of it.
final class TypedTable {

    private static final Pattern TOTAL = Pattern.compile(
            "(?i)^\\W*(grand |sub-?)?totals?\\b.*|^\\W*(average|mean|sum)\\W*$|.*\\btotal\\W*$|^\\W*net total.*");
    /// Half: a column is of the type that at least half of its filled cells have.
    private static final double MOSTLY = 0.5;

    private final Table source;
    private final int headerLines;
    private final List<Column> columns;
    private final CellValue[][] cells; // row, column
    private final String[] sections;
    private final boolean[] totals;
    private final Map<String, List<Place>> index = new HashMap<>();
    private final int labelColumn;
    private final String scale;
    private final int[] items;
    private final boolean[] marked;

    /// Where a word stands in the body.
    record Place(int row, int column, int position) {}

    TypedTable(Table source) {
        this.source = source;
        headerLines = Headers.lines(source);
        var body = source.rows().subList(headerLines, source.rows().size());
        cells = body.stream()
                .map(row -> row.cells().stream().map(CellParser::parse).toArray(CellValue[]::new))
                .toArray(CellValue[][]::new);
        columns = columns(Headers.names(source, headerLines));
        labelColumn = columns.stream()
                .filter(column -> column.type() == Column.Type.TEXT)
                .mapToInt(Column::index)
                .findFirst()
                .orElse(0);
        sections = sections();
        totals = totals();
        scale = Scale.of(headerTexts());
        items = IntStream.range(0, cells.length)
                .filter(row -> !totals[row] && !isSection(row))
                .toArray();
        marked = marked();
        fillIndex();
    }

    private List<Column> columns(List<String> names) {
        var all = new ArrayList<Column>();
        for (var column = 0; column < names.size(); column++) {
            all.add(new Column(column, names.get(column), TableWords.stems(names.get(column)), type(column)));
        }
        return List.copyOf(all);
    }

    private Column.Type type(int column) {
        var counts = new int[Kind.values().length];
        for (var row : cells) {
            counts[row[column].kind().ordinal()]++;
        }
        var filled = cells.length - counts[Kind.EMPTY.ordinal()];
        var dates = counts[Kind.DATE.ordinal()] + counts[Kind.YEAR.ordinal()];
        if (filled == 0) {
            return Column.Type.TEXT;
        }
        if (dates >= MOSTLY * filled && dates > counts[Kind.NUMBER.ordinal()]) {
            return Column.Type.DATE;
        }
        if (counts[Kind.RANK.ordinal()] >= MOSTLY * filled) {
            return Column.Type.RANK;
        }
        return counts[Kind.NUMBER.ordinal()] + dates + counts[Kind.RANK.ordinal()] >= MOSTLY * filled
                ? Column.Type.NUMBER
                : Column.Type.TEXT;
    }

    private String[] sections() {
        var found = new String[cells.length];
        var section = "";
        for (var row = 0; row < cells.length; row++) {
            if (isSection(row)) {
                section = label(row).replaceAll(":\\s*$", "");
            }
            found[row] = section;
        }
        return found;
    }

    private boolean[] totals() {
        var found = new boolean[cells.length];
        for (var row = 0; row < cells.length; row++) {
            for (var column = 0; column <= Math.min(labelColumn, columns.size() - 1); column++) {
                found[row] |= TOTAL.matcher(cells[row][column].text()).matches();
            }
        }
        return found;
    }

    private List<String> headerTexts() {
        var texts = new ArrayList<String>();
        texts.add(source.caption());
        source.rows().subList(0, headerLines).forEach(row -> texts.addAll(row.cells()));
        for (var row = 0; row < Math.min(2, cells.length); row++) {
            if (isSection(row)) {
                texts.add(label(row));
            }
        }
        return texts;
    }

    private void fillIndex() {
        for (var row = 0; row < cells.length; row++) {
            for (var column = 0; column < columns.size(); column++) {
                var stems = cells[row][column].stems();
                for (var i = 0; i < stems.size(); i++) {
                    index.computeIfAbsent(stems.get(i), stem -> new ArrayList<>())
                            .add(new Place(row, column, i));
                }
            }
        }
    }

    Table source() {
        return source;
    }

    List<Column> columns() {
        return columns;
    }

    int rows() {
        return cells.length;
    }

    CellValue cell(int row, int column) {
        return cells[row][column];
    }

    String label(int row) {
        return cells[row][labelColumn].text();
    }

    int labelColumn() {
        return labelColumn;
    }

    /// The label of the section that the row stands in; empty where it stands in none.
    String section(int row) {
        return sections[row];
    }

    boolean isTotal(int row) {
        return totals[row];
    }

    /// A row with nothing but a label, which may be merged over all columns.
    boolean isSection(int row) {
        var label = label(row);
        for (var column = 0; column < columns.size(); column++) {
            var text = cells[row][column].text();
            if (column != labelColumn && !text.isEmpty() && !text.equals(label)) {
                return false;
            }
        }
        return columns.size() > 1;
    }

    /// Whether a column says nothing but yes and no, and yes at least once.
    boolean isMarked(int column) {
        return marked[column];
    }

    private boolean[] marked() {
        var found = new boolean[columns.size()];
        for (var column = 0; column < found.length; column++) {
            var at = column;
            var texts =
                    Arrays.stream(items).mapToObj(row -> cells[row][at].text()).toList();
            found[column] = texts.stream().anyMatch(Marks::isYes)
                    && texts.stream().allMatch(text -> Marks.isYes(text) || Marks.isNo(text));
        }
        return found;
    }

    /// The rows that are items of the table: no totals, no section labels.
    int[] items() {
        return items;
    }

    /// `thousand`, `million`, `billion` or empty.
    String scale() {
        return scale;
    }

    /// Where a stem stands.
    List<Place> places(String stem) {
        return index.getOrDefault(stem, List.of());
    }

    Iterable<String> vocabulary() {
        return index.keySet();
    }

    /// The row of the source table that body row `row` is.
    Table.Row sourceRow(int row) {
        return source.rows().get(headerLines + row);
    }
}
