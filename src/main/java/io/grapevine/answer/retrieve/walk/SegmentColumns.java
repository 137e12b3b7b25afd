package io.grapevine.answer.retrieve.walk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The arrays that a segment of the walk's index consists of, one behind the other in one piece of memory outside
/// the heap: allocated, or a file that is mapped, of which the system keeps in memory what is used.
///
/// It begins with the format, the number of columns, and where each begins and how many bytes it has. Freed when
/// nothing refers to it any more. Immutable and thread-safe.
final class SegmentColumns {

    enum Name {
        PASSAGE_ID_ENDS,
        PASSAGE_IDS,
        PASSAGE_SLOTS,
        PASSAGE_DOCUMENT,
        DOCUMENT_ID_ENDS,
        DOCUMENT_IDS,
        DOCUMENT_TITLE_ENDS,
        DOCUMENT_TITLES,
        DOCUMENT_SLOTS,
        DOCUMENT_ENDS,
        ENTITY_HASH,
        ENTITY_SLOTS,
        ENTITY_KEY_ENDS,
        ENTITY_KEYS,
        ENTITY_NAME_ENDS,
        ENTITY_NAMES,
        ENTITY_TYPE,
        ENTITY_IS_TITLE,
        MENTION_ENDS,
        MENTION_ENTITY,
        MENTION_WEIGHT,
        MENTIONED_ENDS,
        MENTIONED_PASSAGE,
        MENTIONED_WEIGHT,
        RELATION_ENDS,
        RELATION,
        RELATED_ENDS,
        RELATED,
        LONGEST_KEY
    }

    /// Raised with every change of what the columns mean: a file of another format is made anew.
    private static final long FORMAT = 0x6772_6170_6500_0001L;

    private static final Name[] NAMES = Name.values();
    private static final long HEADER = Long.BYTES * (2L + 2L * NAMES.length);

    private final MemorySegment memory;

    private SegmentColumns(MemorySegment memory) {
        this.memory = memory;
    }

    /// @param arrays of `int`, `long`, `float` or `byte`, one a name
    static SegmentColumns of(Map<Name, Object> arrays) {
        long size = HEADER;
        for (var name : NAMES) {
            size += aligned(heap(arrays.get(name)).byteSize());
        }
        var memory = Arena.ofAuto().allocate(size, Long.BYTES);
        memory.setAtIndex(ValueLayout.JAVA_LONG, 0, FORMAT);
        memory.setAtIndex(ValueLayout.JAVA_LONG, 1, NAMES.length);
        long at = HEADER;
        for (var name : NAMES) {
            var array = heap(arrays.get(name));
            memory.setAtIndex(ValueLayout.JAVA_LONG, 2 + 2L * name.ordinal(), at);
            memory.setAtIndex(ValueLayout.JAVA_LONG, 3 + 2L * name.ordinal(), array.byteSize());
            MemorySegment.copy(array, 0, memory, at, array.byteSize());
            at += aligned(array.byteSize());
        }
        return new SegmentColumns(memory);
    }

    /// @throws IOException where the file cannot be read, or was written in another format
    static SegmentColumns map(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            if (memory.byteSize() < HEADER
                    || memory.getAtIndex(ValueLayout.JAVA_LONG, 0) != FORMAT
                    || memory.getAtIndex(ValueLayout.JAVA_LONG, 1) != NAMES.length) {
                throw new IOException(file + " is of another format");
            }
            return new SegmentColumns(memory);
        }
    }

    void write(Path file) throws IOException {
        try (var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var arena = Arena.ofConfined()) {
            var mapped = channel.map(MapMode.READ_WRITE, 0, memory.byteSize(), arena);
            mapped.copyFrom(memory);
            mapped.force();
        }
    }

    MemorySegment of(Name name) {
        long from = memory.getAtIndex(ValueLayout.JAVA_LONG, 2 + 2L * name.ordinal());
        return memory.asSlice(from, memory.getAtIndex(ValueLayout.JAVA_LONG, 3 + 2L * name.ordinal()));
    }

    long bytes() {
        return memory.byteSize();
    }

    private static MemorySegment heap(Object array) {
        return switch (array) {
            case int[] ints -> MemorySegment.ofArray(ints);
            case long[] longs -> MemorySegment.ofArray(longs);
            case float[] floats -> MemorySegment.ofArray(floats);
            case byte[] bytes -> MemorySegment.ofArray(bytes);
            default -> throw new IllegalArgumentException("no column of " + array.getClass());
        };
    }

    private static long aligned(long bytes) {
        return bytes + Long.BYTES - 1 & -Long.BYTES;
    }
}
