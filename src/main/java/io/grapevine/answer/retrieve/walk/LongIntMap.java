package io.grapevine.answer.retrieve.walk;

/// Hashes and a number above 0 for each, with open addressing; grows. Not thread-safe.
final class LongIntMap {

    private long[] keys = new long[64]; // 0 for an empty place
    private int[] values = new int[64];
    private int count;

    /// @return 0 where it has none
    int get(long hash) {
        return values[place(hash)];
    }

    void put(long hash, int value) {
        if (2 * (count + 1) > keys.length) {
            grow();
        }
        int at = place(hash);
        count += keys[at] == 0 ? 1 : 0;
        keys[at] = hash;
        values[at] = value;
    }

    private int place(long hash) {
        int at = KeyHash.first(hash, keys.length);
        while (keys[at] != 0 && keys[at] != hash) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
