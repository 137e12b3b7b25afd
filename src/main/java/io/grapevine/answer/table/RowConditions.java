package io.grapevine.answer.table;

import io.grapevine.answer.table.Condition.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Conditions on rows by their place, "the first three", by a range that a cell gives, "6 to 9" for 7, and by a
/// column of yes and no, "with a stove". Ranges are looked for in the first 500 rows only, as tables of ranges
/// are short.
final class RowConditions {

    private static final int MOST_ROWS = 500;
    private static final Set<String> FIRST = Set.of("first", "top");

    private RowConditions() {}

    static List<Condition> of(TypedTable table, AskedWords asked) {
        var all = new ArrayList<Condition>();
        for (var i = 0; i < asked.size(); i++) {
            var value = asked.values()[i];
            if (!Double.isNaN(value) && !asked.isYear(i)) {
                ranges(table, asked, i, all);
            }
            if (i + 1 < asked.size()
                    && asked.values()[i + 1] >= 2
                    && asked.values()[i + 1] == (int) asked.values()[i + 1]) {
                among(table, asked, i, all);
            }
        }
        for (var column : table.columns()) {
            if (column.type() == Column.Type.TEXT && asked.matching(column.stems()) != 0) {
                marks(table, asked, column, all);
            }
        }
        return all;
    }

    private static void marks(TypedTable table, AskedWords asked, Column column, List<Condition> all) {
        if (!table.isMarked(column.index())) {
            return;
        }
        var used = asked.matching(column.stems());
        for (var mark : List.of("yes", "no")) {
            var rows = Arrays.stream(table.items())
                    .filter(row -> Marks.isYes(table.cell(row, column.index()).text()) == mark.equals("yes"))
                    .toArray();
            var said = mark.equals("no") == asked.hasAny(Conditions.DENYING);
            if (rows.length > 0 && said) {
                all.add(new Condition(column.index(), Kind.HOLDS, mark, used, rows, 1, 1, false));
            }
        }
    }

    private static void ranges(TypedTable table, AskedWords asked, int word, List<Condition> all) {
        var value = asked.values()[word];
        for (var column : table.columns()) {
            var rows = Arrays.stream(table.items())
                    .limit(MOST_ROWS)
                    .filter(row -> table.cell(row, column.index()).spans(value))
                    .toArray();
            if (rows.length == 1) {
                var words = asked.words().get(word);
                all.add(new Condition(column.index(), Kind.HAS_INSIDE, words, 1L << word, rows, 1, 1, false));
            }
        }
    }

    private static void among(TypedTable table, AskedWords asked, int word, List<Condition> all) {
        var count = (int) asked.values()[word + 1];
        var items = table.items();
        var said = asked.words().get(word);
        if (count >= items.length || !FIRST.contains(said) && !said.equals("last")) {
            return;
        }
        var rows = said.equals("last")
                ? Arrays.copyOfRange(items, items.length - count, items.length)
                : Arrays.copyOf(items, count);
        var words = (said.equals("last") ? "last " : "first ") + count + " rows";
        all.add(new Condition(table.labelColumn(), Kind.AMONG, words, 3L << word, rows, 2, 1, false));
    }
}
