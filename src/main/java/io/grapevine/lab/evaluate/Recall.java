package io.grapevine.lab.evaluate;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Recall@k of one question: how many of the records that it needs are among the first k that were found, as a
/// share.
public final class Recall {

    private Recall() {}

    /// @param found records of the passages that were found, best first; a record whose passages were found
    ///              several times stands where its best passage stands
    /// @param gold  records that are needed, at least one
    /// @return 0 to 1
    public static double at(int k, List<String> found, Set<String> gold) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        if (gold.isEmpty()) {
            throw new IllegalArgumentException("a question without gold records has no recall");
        }
        var first = new HashSet<String>();
        for (var record : new LinkedHashSet<>(found)) {
            if (first.size() == k) {
                break;
            }
            first.add(record);
        }
        first.retainAll(gold);
        return (double) first.size() / gold.size();
    }
}
