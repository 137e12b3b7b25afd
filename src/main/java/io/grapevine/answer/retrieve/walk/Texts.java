package io.grapevine.answer.retrieve.walk;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Many short texts in two columns, UTF-8 one behind the other and where each ends; a text is made a string when
/// it is asked for.
record Texts(MemorySegment ends, MemorySegment bytes) {

    String get(int i) {
        int from = i == 0 ? 0 : ends.getAtIndex(ValueLayout.JAVA_INT, i - 1L);
        var text = new byte[ends.getAtIndex(ValueLayout.JAVA_INT, i) - from];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, text, 0, text.length);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// Collects texts. Not thread-safe.
    static final class Builder {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int[] ends = new int[64];
        private long[] hashes = new long[64];
        private int count;

        int add(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            hashes[count] = KeyHash.of(text);
            ends[count] = bytes.size();
            return count++;
        }

        int[] ends() {
            return Arrays.copyOf(ends, count);
        }

        long[] hashes() {
            return hashes;
        }

        int count() {
            return count;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
