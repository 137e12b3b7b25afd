package io.grapevine.answer.retrieve.walk;

/// 64-bit hashes of ids and keys, and tables over them with open addressing: half of the slots are empty, a slot
/// holds a number plus 1, and one that is taken is passed by.
final class KeyHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private KeyHash() {}

    /// FNV-1a (Fowler, Noll, Vo), mixed at the end as MurmurHash3 does; never below 1. Among ten million keys two
    /// have the same hash with a chance of one in a hundred thousand.
    static long of(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return Math.max(1, (hash ^ hash >>> 33) & Long.MAX_VALUE);
    }

    /// The slots of a table over the first `count` hashes.
    static int[] slots(long[] hashes, int count) {
        var slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2)];
        for (int i = 0; i < count; i++) {
            int at = first(hashes[i], slots.length);
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = i + 1;
        }
        return slots;
    }

    /// Where to look first in so many slots, a power of two.
    static int first(long hash, int slots) {
        return (int) hash & slots - 1;
    }
}
