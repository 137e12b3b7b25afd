package io.grapevine.answer.table;

import java.util.List;
import java.util.Set;

/// Describes a program beside the question as numbers of about 0 to 1, which the network ranks by.
final class Features {

    private static final int OPERATORS = Operator.values().length;
    private static final Set<String> ASKS = Set.of("what", "which", "who", "when", "where", "how", "name", "whose");
    private static final Set<String> OLDER = TableWords.set("after since later following from");
    private static final Set<String> YOUNGER = TableWords.set("before until earlier prior to");
    private static final Set<String> OVER = TableWords.set(
            "more over above greater higher than exceed exceeding exceeded ".concat("larger longer beyond past"));
    private static final Set<String> UNDER = TableWords.set("less under below fewer lower smaller shorter within");

    /// How many there are.
    static final int COUNT = OPERATORS + 70;

    private final TypedTable table;
    private final AskedWords asked;
    private final float[] row = new float[COUNT];
    private int at;

    private Features(TypedTable table, AskedWords asked) {
        this.table = table;
        this.asked = asked;
    }

    /// Of "no program fits".
    static float[] none(TypedTable table, AskedWords asked, List<Program> programs) {
        var features = new Features(table, asked);
        features.row[Operator.NONE.ordinal()] = 1;
        features.at = OPERATORS;
        var content = asked.content();
        var best = programs.stream()
                .mapToDouble(p -> share(p.used() & content, content))
                .max()
                .orElse(0);
        features.put(programs.isEmpty());
        features.put(best);
        features.put(asked.size() / 20.0);
        return features.row;
    }

    static float[] of(TypedTable table, AskedWords asked, Program program) {
        var features = new Features(table, asked);
        features.row[program.operator().ordinal()] = 1;
        features.at = OPERATORS + 3;
        features.words(program);
        features.conditions(program);
        features.column(program);
        features.by(program);
        features.result(program);
        return features.row;
    }

    private void put(double value) {
        row[at++] = (float) value;
    }

    private void put(boolean holds) {
        put(holds ? 1 : 0);
    }

    private void words(Program program) {
        var content = asked.content();
        var unused = content & ~program.used();
        put(share(program.used() & content, content));
        put(Math.min(1, Long.bitCount(unused) / 8.0));
        var numbers = 0L;
        var known = 0L;
        for (var i = 0; i < asked.size(); i++) {
            numbers |= Double.isNaN(asked.values()[i]) ? 0 : 1L << i;
            known |= table.places(asked.stems().get(i)).isEmpty() ? 0 : 1L << i;
        }
        put(Math.min(1, Long.bitCount(unused & numbers) / 3.0));
        put(Math.min(1, Long.bitCount(unused & known) / 5.0));
        put(share(program.used() & known & content, known & content));
    }

    private void conditions(Program program) {
        var rows = program.rows();
        var conditions = rows.conditions();
        put(rows.isAll());
        put(conditions.size() / 2.0);
        put(rows.either());
        put(rows.either() && (asked.words().contains("or") || asked.words().contains("and")));
        put(conditions.stream().mapToDouble(Condition::exact).min().orElse(0));
        put(Math.min(1, conditions.stream().mapToInt(Condition::length).max().orElse(0) / 4.0));
        put(Math.min(1, conditions.stream().mapToInt(Condition::length).min().orElse(0) / 4.0));
        put(conditions.stream().anyMatch(Condition::fuzzy));
        put(conditions.stream().anyMatch(c -> c.kind() == Condition.Kind.HOLDS_NOT));
        put(conditions.stream().anyMatch(c -> c.kind().isComparison()));
        put(conditions.stream().anyMatch(c -> c.kind() == Condition.Kind.BETWEEN));
        comparison(conditions);
        put(rows.rows().length == 1);
        put(rows.rows().length > 1 && rows.rows().length <= 4);
        put((double) rows.rows().length / Math.max(1, table.rows()));
        put(program.other() != rows);
        put(
                program.other() == rows
                        ? 0
                        : program.other().conditions().getFirst().exact());
        put(program.other() == rows ? 0 : program.other().rows().length == 1 ? 1 : 0);
        put(conditions.stream()
                .anyMatch(c -> asked.matching(table.columns().get(c.column()).stems()) != 0));
        put(conditions.stream().anyMatch(c -> c.column() == table.labelColumn()));
    }

    private void comparison(List<Condition> conditions) {
        var before = "";
        var kind = Condition.Kind.HOLDS;
        var date = false;
        for (var condition : conditions) {
            if (condition.kind().isComparison() && condition.kind() != Condition.Kind.BETWEEN) {
                var from = Long.numberOfTrailingZeros(condition.used());
                before = " " + String.join(" ", asked.words().subList(Math.max(0, from - 4), from)) + " ";
                kind = condition.kind();
                date = table.columns().get(condition.column()).type() == Column.Type.DATE;
            }
        }
        var up = says(before, date ? OLDER : OVER);
        var down = says(before, date ? YOUNGER : UNDER);
        var least = before.contains("at least") || before.contains("or more");
        var most = before.contains("at most") || before.contains("or less");
        put(kind == Condition.Kind.OVER && up && !least);
        put(kind == Condition.Kind.UNDER && down && !most);
        put(kind == Condition.Kind.AT_LEAST && (least || before.contains("since") || before.contains("from")));
        put(kind == Condition.Kind.AT_MOST && (most || before.contains("until")));
        put((kind == Condition.Kind.OVER || kind == Condition.Kind.AT_LEAST) && down && !up);
        put((kind == Condition.Kind.UNDER || kind == Condition.Kind.AT_MOST) && up && !down);
        put(date);
    }

    private static boolean says(String words, Set<String> any) {
        return any.stream().anyMatch(word -> words.contains(" " + word + " "));
    }

    private void column(Program program) {
        if (program.column() < 0) {
            at += 13;
            return;
        }
        var column = table.columns().get(program.column());
        var matched = asked.matching(column.stems());
        put(Math.min(1, Long.bitCount(matched) / 2.0));
        put(
                column.stems().isEmpty()
                        ? 0
                        : Math.min(
                                1,
                                Long.bitCount(matched) / (double) column.stems().size()));
        put(isAskedFor(column));
        put(program.column() == table.labelColumn());
        put(program.column() == 0);
        put(column.type() == Column.Type.TEXT);
        put(column.type() == Column.Type.NUMBER);
        put(column.type() == Column.Type.DATE);
        put(program.rows().isOn(program.column()));
        put(program.rows().isOn(program.column()) && program.rows().either());
        put(asked.words().contains("who") && column.type() == Column.Type.TEXT);
        put((asked.words().contains("when") || asked.words().contains("year")) && column.type() == Column.Type.DATE);
        put(asked.words().contains("how") && column.type() == Column.Type.NUMBER);
    }

    /// Whether the words right behind "what", "which", "how many" name the column.
    private boolean isAskedFor(Column column) {
        for (var i = 0; i < asked.size(); i++) {
            if (ASKS.contains(asked.words().get(i))) {
                var end = Math.min(asked.size(), i + 4);
                return asked.stems().subList(i + 1, end).stream()
                        .anyMatch(stem ->
                                !TableWords.isStop(stem) && column.stems().contains(stem));
            }
        }
        return false;
    }

    private void by(Program program) {
        var up = asked.hasAny(Triggers.MAXIMUM);
        var down = asked.hasAny(Triggers.MINIMUM);
        var most = program.operator() == Operator.MOST || program.operator() == Operator.COLUMN_MOST;
        var least = program.operator() == Operator.LEAST || program.operator() == Operator.COLUMN_LEAST;
        put(most && up && !down);
        put(least && down && !up);
        put(most && down && !up || least && up && !down);
        if (program.by() < 0) {
            at += 6;
            return;
        }
        var column = table.columns().get(program.by());
        put(Math.min(1, Long.bitCount(asked.matching(column.stems())) / 2.0));
        put(column.type() == Column.Type.NUMBER);
        put(column.type() == Column.Type.DATE);
        put(column.type() == Column.Type.RANK);
        put(program.by() == 0);
        put(program.by() == program.column());
    }

    private void result(Program program) {
        var values = program.result().values();
        put(values.size() == 1);
        put(values.size() == 2);
        put(values.size() > 2 ? values.size() / 12.0 : 0);
        put(values.stream().anyMatch(this::isInQuestion));
        put(program.result().number().isPresent());
        var number = program.result().number().orElse(0);
        put(program.result().number().isPresent() && number == Math.rint(number));
        put(program.result().number().isPresent() && number == 0);
        put(program.result().number().isPresent() && number == 1);
        put(program.result().number().isEmpty()
                && CellParser.parse(values.getFirst()).number().isPresent());
        put(asked.years().size() / 3.0);
    }

    private boolean isInQuestion(String value) {
        var stems = TableWords.stems(value);
        return !stems.isEmpty() && asked.stems().containsAll(stems);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Long.bitCount(part) / (double) Long.bitCount(whole);
    }
}
