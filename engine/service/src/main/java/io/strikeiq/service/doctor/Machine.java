package io.strikeiq.service.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * What a machine says of itself.
 *
 * @param java feature version of Java, such as 17
 * @param user name of the user
 * @param fileNames encoding in which names of files are written
 * @param cores processors that this process may use
 * @param memory bytes of memory of the machine or the container, 0 where that is not known
 * @param heap bytes that the heap may have
 * @param temporary folder for temporary files
 * @param shared the memory that processes share, as a folder
 */
record Machine(
        int java, String user, String fileNames, int cores, long memory, long heap, Path temporary, Path shared) {
    static Machine here() {
        return new Machine(
                Runtime.version().feature(),
                System.getProperty("user.name", ""),
                System.getProperty("sun.jnu.encoding", ""),
                Runtime.getRuntime().availableProcessors(),
                memoryOfMachine(),
                Runtime.getRuntime().maxMemory(),
                Path.of(System.getProperty("java.io.tmpdir")),
                Path.of("/dev/shm"));
    }

    private static long memoryOfMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
