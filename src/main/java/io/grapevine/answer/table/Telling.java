package io.grapevine.answer.table;

import io.grapevine.answer.table.Program.Cell;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what a program gave, in a line, and how it was computed, in words.
final class Telling {

    /// 12: a longer label is cut, so that the line stays one.
    private static final int MOST_WORDS = 12;

    private static final Set<String> CURRENCIES = Set.of("$", "€", "£", "¥", "₹", "US$", "NT$");

    private final TypedTable table;
    private final Program program;

    Telling(TypedTable table, Program program) {
        this.table = table;
        this.program = program;
    }

    /// The answer: what the values are of, the values, unit and scale.
    String answer() {
        var what = subject();
        return (what.isEmpty() ? "" : what + ": ") + values();
    }

    private String values() {
        var result = program.result();
        if (result.number().isEmpty()) {
            var values = result.values().stream().map(this::scaled).toList();
            return values.size() < 3
                    ? String.join(" and ", values)
                    : String.join(", ", values.subList(0, values.size() - 1)) + " and " + values.getLast();
        }
        var number = result.values().getFirst();
        var unit = result.unit();
        if (isCount()) {
            return number;
        }
        if (unit.equals("%")) {
            return number + "%";
        }
        var withUnit = CURRENCIES.contains(unit) ? unit + number : unit.isEmpty() ? number : number + " " + unit;
        return program.operator() == Operator.LINE_RATIO ? number : withScale(withUnit);
    }

    private String scaled(String value) {
        return isQuantity(value) ? withScale(value) : value;
    }

    private boolean isQuantity(String value) {
        var cell = CellParser.parse(value);
        return cell.kind() == CellValue.Kind.NUMBER && (cell.unit().isEmpty() || CURRENCIES.contains(cell.unit()));
    }

    private String withScale(String value) {
        return table.scale().isEmpty() ? value : value + " " + table.scale();
    }

    private boolean isCount() {
        return switch (program.operator()) {
            case COUNT, COUNT_DISTINCT, COUNT_DIFFERENCE, COUNT_COLUMNS -> true;
            case VALUE, FIRST, LAST, NEXT, PREVIOUS, MOST, LEAST, NTH, SAME, SUM, MEAN, SPAN, DIFFERENCE -> false;
            case PERCENT_CHANGE, MODE, RAREST, COLUMN_DIFFERENCE, CELL, CELLS, CHANGE, CHANGE_PERCENT -> false;
            case CELL_MEAN, CELL_SUM, LINE_SUM, LINE_DIFFERENCE, LINE_SHARE, LINE_RATIO, MEAN_DIFFERENCE -> false;
            case COLUMN_MOST, COLUMN_LEAST, LABELS, COLUMN_NAMES, NONE -> false;
        };
    }

    /// What the values are of: a column's name, or a line and its column.
    private String subject() {
        return switch (program.operator()) {
            case COUNT, COUNT_DIFFERENCE, COUNT_COLUMNS, LABELS, COLUMN_NAMES, NONE -> "";
            case CELL -> brief(line(program.rows()) + ", " + title(program.column()));
            case COLUMN_MOST, COLUMN_LEAST, CELLS -> brief(line(program.rows()));
            case CHANGE, CHANGE_PERCENT -> "Change of " + brief(line(program.rows()));
            case CELL_MEAN -> "Mean of " + brief(line(program.rows()));
            case CELL_SUM -> "Sum of " + brief(line(program.rows()));
            case LINE_SUM, LINE_DIFFERENCE, LINE_SHARE, LINE_RATIO, MEAN_DIFFERENCE -> "";
            case SUM -> "Sum of " + brief(title(program.column()));
            case MEAN -> "Mean of " + brief(title(program.column()));
            case SPAN, DIFFERENCE, COLUMN_DIFFERENCE -> "Difference";
            case PERCENT_CHANGE -> "Change";
            case COUNT_DISTINCT -> "";
            case VALUE, FIRST, LAST, NEXT, PREVIOUS, MOST, LEAST, NTH, SAME, MODE, RAREST -> {
                var column = table.columns().get(program.column());
                yield program.column() == table.labelColumn() ? "" : brief(column.name());
            }
        };
    }

    private static String brief(String text) {
        var words = text.strip().split("\\s+");
        return words.length <= MOST_WORDS
                ? text.strip()
                : String.join(" ", List.of(words).subList(0, MOST_WORDS)) + " ...";
    }

    private String line(Selection rows) {
        return table.label(rows.rows()[0]).replaceAll(":\\s*$", "");
    }

    private String title(int column) {
        return table.columns().get(column).title();
    }

    /// How the answer was found or computed, one sentence.
    String how() {
        var column = program.column() < 0 ? "" : title(program.column());
        var by = program.by() < 0 ? "" : title(program.by());
        var where = where(program.rows());
        var line = program.rows().rows().length == 0 ? "" : line(program.rows());
        var other = program.other().rows().length == 0 ? "" : line(program.other());
        return switch (program.operator()) {
            case VALUE -> "Read from " + column + where + ".";
            case FIRST -> "Read from " + column + " in the first row" + where + ".";
            case LAST -> "Read from " + column + " in the last row" + where + ".";
            case NTH -> "Read from " + column + " in that row of the table" + where + ".";
            case NEXT -> "Read from " + column + " in the row after the one" + where + ".";
            case PREVIOUS -> "Read from " + column + " in the row before the one" + where + ".";
            case MOST -> "Read from " + column + " in the row with the highest " + by + where + ".";
            case LEAST -> "Read from " + column + " in the row with the lowest " + by + where + ".";
            case SAME -> "Read from " + column + " in the rows with the same " + by + " as the one" + where + ".";
            case COUNT -> "Counted: rows" + where + ".";
            case COUNT_DISTINCT -> "Counted: different values of " + column + where + ".";
            case SUM -> "Added: " + column + " of " + program.rows().rows().length + " rows" + where + ".";
            case MEAN -> "Averaged: " + column + " of " + program.rows().rows().length + " rows" + where + ".";
            case SPAN -> "Highest less lowest " + column + where + ": " + terms(" and ") + ".";
            case DIFFERENCE, COLUMN_DIFFERENCE -> "Computed: " + terms(" − ") + " (" + both(column, by) + ").";
            case PERCENT_CHANGE -> "Change of " + column + " in per cent of the first: " + terms(" and ") + ".";
            case COUNT_DIFFERENCE -> "Rows" + where + ", less rows" + where(program.other()) + ".";
            case MODE -> "The most frequent value of " + column + where + ".";
            case RAREST -> "The least frequent value of " + column + where + ".";
            case CELL, CELLS ->
                "Read from " + line + (by.isEmpty() ? ", " + column : ", " + column + " to " + by) + ".";
            case CHANGE -> "Computed: " + terms(" − ") + " (" + both(column, by) + ").";
            case CHANGE_PERCENT -> "Computed: (" + terms(" − ") + ") / the latter (" + both(column, by) + ").";
            case CELL_MEAN -> "Averaged over " + both(column, by) + ": " + terms(", ") + ".";
            case CELL_SUM, LINE_SUM -> "Added: " + terms(" + ") + ".";
            case LINE_DIFFERENCE -> "Computed: " + line + " − " + other + ", " + column + ": " + terms(" − ") + ".";
            case LINE_SHARE, LINE_RATIO ->
                "Computed: " + line + " / " + other + ", " + column + ": " + terms(" / ") + ".";
            case MEAN_DIFFERENCE -> "Difference of means, of " + terms(", ") + ".";
            case COLUMN_MOST -> "The column with the highest " + line + ".";
            case COLUMN_LEAST -> "The column with the lowest " + line + ".";
            case LABELS -> "Read from the rows of the table.";
            case COLUMN_NAMES -> "Read from the columns of the table.";
            case COUNT_COLUMNS -> "Counted over the columns of " + line + ": " + terms(", ") + ".";
            case NONE -> throw new IllegalStateException("no program was run");
        };
    }

    /// A row in words, such as `Part: KX-2741, Depot: Oslo`; empty cells are left out.
    String row(int row) {
        return table.columns().stream()
                .filter(column -> !table.cell(row, column.index()).text().isEmpty())
                .map(column -> (column.name().isEmpty() ? "" : column.name() + ": ")
                        + table.cell(row, column.index()).text())
                .collect(Collectors.joining(", "));
    }

    private static String both(String column, String by) {
        return by.isEmpty() ? column : column + " and " + by;
    }

    private String where(Selection rows) {
        return rows.isAll() ? "" : " where " + rows.tell(table);
    }

    private String terms(String between) {
        return program.result().cells().stream()
                .limit(MOST_WORDS)
                .map(this::text)
                .collect(Collectors.joining(between));
    }

    private String text(Cell cell) {
        return table.cell(cell.row(), cell.column()).text();
    }
}
