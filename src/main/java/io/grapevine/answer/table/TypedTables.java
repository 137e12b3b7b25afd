package io.grapevine.answer.table;

import io.grapevine.graph.document.StoredTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the tables that were asked last, read and indexed; bounded by their cells. Safe for many threads.
final class TypedTables {

    /// 1,000,000 cells are some 60 tables of 3,000 rows and six columns, in some 300 MB.
    private static final int MOST_CELLS = 1_000_000;

    private final LinkedHashMap<String, Known> tables = new LinkedHashMap<>(16, 0.75f, true);
    private long cells;

    /// A table as it is stored and as it is read.
    record Known(StoredTable stored, TypedTable typed) {

        long cells() {
            return (long) typed.rows() * typed.columns().size();
        }
    }

    synchronized Map<String, StoredTable> stored(Collection<String> ids) {
        var found = new HashMap<String, StoredTable>();
        for (var id : ids) {
            var known = tables.get(id);
            if (known != null) {
                found.put(id, known.stored());
            }
        }
        return found;
    }

    /// The table read, at the first time in time proportional to its text.
    TypedTable of(StoredTable stored) {
        synchronized (this) {
            var known = tables.get(stored.id());
            if (known != null) {
                return known.typed();
            }
        }
        var typed = new TypedTable(stored.table());
        keep(new Known(stored, typed));
        return typed;
    }

    private synchronized void keep(Known known) {
        var before = tables.put(known.stored().id(), known);
        cells += known.cells() - (before == null ? 0 : before.cells());
        var oldest = tables.values().iterator();
        while (cells > MOST_CELLS && tables.size() > 1) {
            cells -= oldest.next().cells();
            oldest.remove();
        }
    }
}
