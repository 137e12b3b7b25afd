package io.grapevine.graph.driver;

import java.util.ArrayList;
import java.util.List;

/// Splits many rows into as few round trips as one message's size allows.
public final class Trips {

    /// Small rows of one UNWIND.
    public static final int ROWS = 10_000;

    private Trips() {}

    public static <T> List<List<T>> of(List<T> rows, int size) {
        var trips = new ArrayList<List<T>>();
        for (var from = 0; from < rows.size(); from += size) {
            trips.add(rows.subList(from, Math.min(from + size, rows.size())));
        }
        return trips;
    }
}
