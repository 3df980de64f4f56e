package io.strikeiq.bench.replay;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process has used.
 *
 * @param collections garbage collections since the start
 * @param peakHeapBytes largest use of the heap's pools, added up
 * @param peakResidentBytes largest resident memory, mapped journals included; −1 where the system does not say
 */
record Footprint(long collections, long peakHeapBytes, long peakResidentBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    /** As of now. */
    static Footprint now() {
        long collections = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new Footprint(collections, heap, peakResident());
    }

    private static long peakResident() {
        try {
            return peakResidentIn(Files.readAllLines(STATUS));
        } catch (IOException e) {
            return -1;
        }
    }

    static long peakResidentIn(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(-1);
    }
}
