package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.IndexSource.SameName;
import io.grapevine.language.Gazetteer;
import java.util.List;
import java.util.Map;

/// Entities that may be one, and keys that were declared to be one with another; of all collections, because a
/// walk only ever goes to what its own collections mention. Immutable and thread-safe.
///
/// Two entries of 12 bytes a pair; a passage has some three pairs.
final class SameNames {

    static final SameNames NONE = new SameNames(List.of(), Map.of());

    private final LongIntMap numbers = new LongIntMap(); // of entities that have a pair, plus 1
    private final int[] ends;
    private final long[] others;
    private final float[] cosines;
    private final Map<String, String> aliases;

    /// @param aliases the key that each merged key is stored with
    SameNames(List<SameName> pairs, Map<String, String> aliases) {
        this.aliases = Map.copyOf(aliases);
        var rows = new Ints();
        int entities = 0;
        for (var pair : pairs) {
            for (var key : List.of(pair.a(), pair.b())) {
                long hash = KeyHash.of(key);
                if (numbers.get(hash) == 0) {
                    numbers.put(hash, ++entities);
                }
                rows.add(numbers.get(hash) - 1);
            }
        }
        var sorted = rows.rows(entities);
        ends = sorted.ends();
        others = new long[rows.size()];
        cosines = new float[rows.size()];
        for (int i = 0; i < others.length; i++) {
            int entry = sorted.order()[i];
            var pair = pairs.get(entry / 2);
            others[i] = KeyHash.of(entry % 2 == 0 ? pair.b() : pair.a());
            cosines[i] = pair.cosine();
        }
    }

    /// The pairs of an entity are the entries from this one up to [#behind].
    int first(long entity) {
        int number = numbers.get(entity);
        return number < 2 ? 0 : ends[number - 2];
    }

    int behind(long entity) {
        int number = numbers.get(entity);
        return number == 0 ? 0 : ends[number - 1];
    }

    long other(int entry) {
        return others[entry];
    }

    float cosine(int entry) {
        return cosines[entry];
    }

    /// The key that what is read under `key` is stored with.
    String stored(String key) {
        return aliases.getOrDefault(key, key);
    }

    int longestAlias() {
        return aliases.keySet().stream().mapToInt(Gazetteer::words).max().orElse(0);
    }
}
