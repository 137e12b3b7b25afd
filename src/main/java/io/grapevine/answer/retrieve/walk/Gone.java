package io.grapevine.answer.retrieve.walk;

import java.util.BitSet;

/// The passages of a segment that were removed or replaced since it was made. Immutable and thread-safe.
final class Gone {

    static final Gone NONE = new Gone(new BitSet(), 0);

    private final BitSet passages;
    private final int count;

    private Gone(BitSet passages, int count) {
        this.passages = passages;
        this.count = count;
    }

    static Gone of(long[] words) {
        var passages = BitSet.valueOf(words);
        return new Gone(passages, passages.cardinality());
    }

    boolean has(int passage) {
        return count > 0 && passages.get(passage);
    }

    int count() {
        return count;
    }

    long[] words() {
        return passages.toLongArray();
    }

    /// With the passages of these documents gone too. In time proportional to the documents, and one bit a passage
    /// of the segment.
    Gone with(Segment segment, Iterable<String> documents) {
        var more = (BitSet) passages.clone();
        for (var id : documents) {
            int d = segment.document(id);
            if (d >= 0) {
                more.set(segment.firstPassage(d), segment.behindPassages(d));
            }
        }
        return new Gone(more, more.cardinality());
    }
}
