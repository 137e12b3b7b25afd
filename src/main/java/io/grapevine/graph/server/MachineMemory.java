package io.grapevine.graph.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much of the machine's memory (or of the container's, where it has a limit) the managed Neo4j may take.
public final class MachineMemory {

    private static final long MB = 1 << 20;

    private MachineMemory() {}

    static int heapMb() {
        return heapMb(totalMb());
    }

    static int pageCacheMb() {
        return pageCacheMb(totalMb());
    }

    /// A tenth: transactions of ingest need some 700 MB whatever the machine has, and more than 4 GB pauses for
    /// long with the serial collector.
    static int heapMb(long totalMb) {
        return Math.clamp(totalMb / 10, 768, 4_096);
    }

    /// A twentieth: 128 MB hold the store of some 10,000 passages.
    static int pageCacheMb(long totalMb) {
        return Math.clamp(totalMb / 20, 128, 8_192);
    }

    /// Megabytes of the machine, or of the container where it has a limit.
    public static long totalMb() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MB;
    }
}
