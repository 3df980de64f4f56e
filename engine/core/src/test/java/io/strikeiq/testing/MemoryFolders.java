package io.strikeiq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The temporary folders of tests, in memory where Linux has room for them: a test with a database makes and deletes more
 * than a thousand files, which costs some disks more processor time than the test itself. A process that is killed loses
 * nothing of such a folder, and that is what tests do; only a machine that fails would.
 */
public final class MemoryFolders implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path USAGE = Path.of("/proc/meminfo");
    private static final Path MOUNTS = Path.of("/proc/mounts");
    /** Of the file system, and as much again for the processes. */
    private static final long ROOM_MIB = 4_096;

    private static final String PREFIX = "strikeiq-test-";
    private static final Pattern OWNER = Pattern.compile(PREFIX + "(\\d+)-.*");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

    private static final Optional<Path> PLACE = place();

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        String name = PREFIX + ProcessHandle.current().pid() + "-";
        return PLACE.isPresent() ? Files.createTempDirectory(PLACE.get(), name) : Files.createTempDirectory(name);
    }

    private static Optional<Path> place() {
        try {
            if (!hasRoom()) {
                return Optional.empty();
            }
            try (Stream<Path> all = Files.list(MEMORY)) {
                all.filter(MemoryFolders::isAbandoned).forEach(MemoryFolders::delete);
            }
            return Optional.of(MEMORY);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean hasRoom() throws IOException {
        if (!Files.isWritable(MEMORY) || !Files.isReadable(USAGE) || !Files.isReadable(MOUNTS)) {
            return false;
        }
        Matcher available = AVAILABLE.matcher(Files.readString(USAGE));
        return available.find()
                && Long.parseLong(available.group(1)) >> 10 >= 2 * ROOM_MIB
                && MEMORY.toFile().getUsableSpace() >> 20 >= ROOM_MIB
                && Files.readAllLines(MOUNTS).stream().noneMatch(MemoryFolders::forbidsPrograms);
    }

    /** Some tests write a script and run it. */
    private static boolean forbidsPrograms(String mount) {
        return mount.contains(" " + MEMORY + " ") && mount.contains("noexec");
    }

    /** What a build that was killed left behind, which would keep its memory until the machine is started again. */
    private static boolean isAbandoned(Path folder) {
        Matcher owner = OWNER.matcher(folder.getFileName().toString());
        return owner.matches()
                && Files.isWritable(folder)
                && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty();
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another process deletes it too, or something is mounted there still: the next one tries again.
            return;
        }
    }
}
