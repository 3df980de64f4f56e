package io.strikeiq.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own that is soon full; only root can mount it, so that a test without root is skipped. */
public final class SmallDisk implements AutoCloseable {
    private final Path mountPoint;

    private SmallDisk(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /** Skips the test where it cannot be mounted. */
    public static SmallDisk mount(Path mountPoint, int megabytes) throws IOException {
        Optional<SmallDisk> disk = mounted(mountPoint, megabytes);
        Assumptions.assumeTrue(disk.isPresent(), "a small file system cannot be mounted here");
        return disk.orElseThrow();
    }

    /** Empty where it cannot be mounted. */
    public static Optional<SmallDisk> mounted(Path mountPoint, int megabytes) throws IOException {
        Files.createDirectories(mountPoint);
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", mountPoint.toString())
                ? Optional.of(new SmallDisk(mountPoint))
                : Optional.empty();
    }

    public Path path() {
        return mountPoint;
    }

    /** Fills it but for some bytes, and returns the file that does. */
    public Path fill(int left) throws IOException {
        Path file = mountPoint.resolve("ballast");
        byte[] block = new byte[1 << 14];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (mountPoint.toFile().getUsableSpace() > left) {
                out.write(block);
            }
        }
        return file;
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Also while this process still has a file of it mapped. */
    @Override
    public void close() {
        run("umount", "-l", mountPoint.toString());
    }
}
