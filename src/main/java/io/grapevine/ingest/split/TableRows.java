package io.grapevine.ingest.split;

import io.grapevine.domain.Table;
import io.grapevine.ingest.split.Units.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.StringJoiner;

/// Cuts a table that is larger than a passage between its rows. Each passage below the first has the names of
/// the columns in its heading path; a row that is larger than what the embedding reads at once is cut between
/// its cells, and each part has the names of its own columns and the row's first cell.
final class TableRows {

    private static final String BAR = " | ";

    private final Units units;
    private final Table table;
    private final int size;
    private final int headerBudget;
    private final List<String> names = new ArrayList<>();
    private final int[] nameTokens;

    /// @param size       largest passage, in tokens
    /// @param recordSize what the embedding reads at once
    TableRows(Units units, Table table, int size, int recordSize) {
        this.units = units;
        this.table = table;
        this.size = size;
        this.headerBudget = Math.max(recordSize - size, size / 2);
        int width = table.rows().getFirst().cells().size();
        this.nameTokens = new int[width];
        for (int column = 0; column < width; column++) {
            names.add(nameOf(column));
            nameTokens[column] = units.tokens(names.get(column)) + 1;
        }
    }

    /// Rows in a passage, in order.
    ///
    /// @param header names of the columns, where its text does not hold them
    record Group(List<Unit> rows, String header) {}

    List<Group> groups() {
        var groups = new ArrayList<Group>();
        var rows = new ArrayList<Unit>();
        int headerTokens = Arrays.stream(nameTokens).sum();
        boolean narrow = headerTokens <= headerBudget;
        int index = 0;
        for (var row : table.rows()) {
            boolean head = index++ < table.headerRows();
            int tokens = units.tokens(row.start(), row.end());
            if (narrow && tokens <= size + headerBudget - headerTokens) {
                rows.add(new Unit(row.start(), row.end(), Math.min(tokens, size)));
                continue;
            }
            close(groups, rows);
            cells(row, head, groups);
        }
        close(groups, rows);
        return groups;
    }

    /// What the columns are called: the cells of all header rows, each said once.
    String header() {
        return header(0, names.size());
    }

    boolean holdsHeader(int start) {
        return table.headerRows() > 0
                && start < table.rows().get(table.headerRows() - 1).end();
    }

    private void close(List<Group> groups, List<Unit> rows) {
        if (!rows.isEmpty()) {
            groups.add(new Group(List.copyOf(rows), header()));
            rows.clear();
        }
    }

    private void cells(Table.Row row, boolean head, List<Group> groups) {
        int at = row.start();
        int from = 0;
        int start = at;
        int tokens = 0;
        int headers = 0;
        for (int column = 0; column < row.cells().size(); column++) {
            var cell = row.cells().get(column);
            int begin = units.find(cell, at, row.end());
            int cellTokens = units.tokens(cell) + 1;
            boolean full = tokens + cellTokens > size || headers + nameTokens[column] > headerBudget;
            if (column > from && full) {
                part(row, head, from, column, start, begin, groups);
                from = column;
                start = begin;
                tokens = 0;
                headers = 0;
            }
            tokens += cellTokens;
            headers += nameTokens[column];
            at = begin + cell.length();
        }
        part(row, head, from, row.cells().size(), start, row.end(), groups);
    }

    private void part(Table.Row row, boolean head, int from, int to, int start, int end, List<Group> groups) {
        var label = from > 0
                        && !row.cells().getFirst().isEmpty()
                        && row.cells().getFirst().length() <= 100
                ? row.cells().getFirst() + " > "
                : "";
        var context = head ? "" : label + header(from, to);
        for (var unit : units.sentences(start, end)) {
            groups.add(new Group(List.of(unit), context));
        }
    }

    private String header(int from, int to) {
        if (table.headerRows() == 0) {
            return "";
        }
        var header = new StringJoiner(BAR);
        int tokens = 0;
        for (int column = from; column < to; column++) {
            tokens += nameTokens[column];
            if (tokens > headerBudget && column > from) {
                break;
            }
            header.add(names.get(column));
        }
        return header.toString().strip();
    }

    private String nameOf(int column) {
        var parts = new LinkedHashSet<String>();
        for (var row : table.rows().subList(0, table.headerRows())) {
            var cell = row.cells().get(column);
            if (!cell.isEmpty()) {
                parts.add(cell);
            }
        }
        return String.join(" ", parts);
    }
}
