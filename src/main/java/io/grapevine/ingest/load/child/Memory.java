package io.grapevine.ingest.load.child;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/// Memory of this process.
final class Memory {

    private Memory() {}

    /// The most bytes of heap that were in use at once since the start.
    static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
