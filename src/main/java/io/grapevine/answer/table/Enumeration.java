package io.grapevine.answer.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All programs that a question may mean of a table, bounded.
final class Enumeration {

    /// 3,000: no question of the development data reaches it with fewer than 25 columns.
    static final int MOST = 3_000;

    private final List<Program> programs = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    private record Key(Operator operator, int column, int by, long used, List<String> values) {}

    static List<Program> of(TypedTable table, AskedWords asked) {
        var found = new Enumeration();
        new LinePrograms(table, asked).enumerate(found);
        new ListPrograms(table, asked).enumerate(found);
        return found.programs;
    }

    boolean isFull() {
        return programs.size() >= MOST;
    }

    void add(Program program) {
        var result = program.result();
        var key = new Key(program.operator(), program.column(), program.by(), program.used(), result.values());
        if (!isFull() && !result.values().isEmpty() && known.add(key)) {
            programs.add(program);
        }
    }
}
