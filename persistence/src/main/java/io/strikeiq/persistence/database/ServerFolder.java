package io.strikeiq.persistence.database;

import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The folder of an embedded server, taken for one process. */
final class ServerFolder implements AutoCloseable {
    private static final String LOCK_FILE = "server.lock";
    private static final String MARKER = "initialised";
    /** What a process writes that is asked to end. */
    private static final long LAST_WRITES = TimeUnit.SECONDS.toNanos(30);

    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int PASSWORD_BYTES = 24;
    private final Path directory;
    private final FileChannel lock;

    private ServerFolder(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws DatabaseException when another process has the folder, or it cannot be made */
    static ServerFolder acquire(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            OwnerOnly.createDirectories(absolute);
            OwnerOnly.restrict(absolute);
            FileChannel channel =
                    FileChannel.open(absolute.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new DatabaseException("database folder " + directory + " is in use by another process;"
                        + " stop that one or choose another folder");
            }
            ServerFolder folder = new ServerFolder(absolute, channel);
            folder.removeUnfinished();
            return folder;
        } catch (IOException e) {
            throw new DatabaseException("cannot use database folder " + directory + ": " + FileFault.reason(e), e);
        }
    }

    /** Whether a server was made in a folder. */
    static boolean isInitialised(Path directory) {
        return Files.exists(directory.resolve(MARKER));
    }

    /** Whether a process, this one included, runs the server of a folder. */
    static boolean isHeld(Path directory) {
        Path lock = directory.resolve(LOCK_FILE);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        } catch (IOException e) {
            throw new DatabaseException("cannot use database folder " + directory + ": " + FileFault.reason(e), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A first start that was cut off leaves data that no later start can use, and that hold nothing yet. */
    private void removeUnfinished() throws IOException {
        if (Files.exists(marker())) {
            return;
        }
        StaleServer.stopMaking(data());
        StaleServer.stop(data());
        long deadline = System.nanoTime() + LAST_WRITES;
        while (Files.exists(data())) {
            try {
                removeData();
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY);
            }
        }
    }

    private void removeData() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(data())) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** The password of the superuser, generated when there is none. */
    String password() throws IOException {
        Path file = passwordFile();
        String known = Files.exists(file) ? Files.readString(file) : "";
        if (!known.isEmpty()) {
            return known;
        }
        if (Files.exists(data())) {
            throw new DatabaseException(file + " is missing or empty, without it the data beside it cannot be opened");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        DurableFile.write(file, password);
        return password;
    }

    void markInitialised() {
        try {
            if (!Files.exists(marker())) {
                DurableFile.write(marker(), "");
            }
        } catch (IOException e) {
            throw new DatabaseException("cannot write " + marker() + ": " + FileFault.reason(e), e);
        }
    }

    private Path marker() {
        return directory.resolve(MARKER);
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    /**
     * Where the server's programs are unpacked: with the owner's rights only, and not where others clean up. The system
     * property {@code strikeiq.programs} names one folder for several databases of one owner.
     */
    Path programs() throws IOException {
        String shared = System.getProperty("strikeiq.programs", "");
        Path programs = shared.isEmpty() ? directory.resolve("programs") : Path.of(shared);
        OwnerOnly.createDirectories(programs);
        OwnerOnly.restrict(programs);
        return programs;
    }

    Path passwordFile() {
        return directory.resolve("password");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new DatabaseException("cannot release " + directory + ": " + FileFault.reason(e), e);
        }
    }
}
