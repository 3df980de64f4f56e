package io.strikeiq.service.recording;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second writer away from the place of a journal, by a lock on a file beside it that says who writes. The operating system gives
 * the lock back when the process dies; the file is deleted when the lock is given back in order.
 */
final class DraftLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    /** Stays open as long as the lock is held: a process loses its locks on a file when it closes any channel of it. */
    private final FileChannel probe;

    private DraftLock(Path file, FileChannel channel, FileChannel probe) {
        this.file = file;
        this.channel = channel;
        this.probe = probe;
    }

    /** @throws UserException when another process, or another thread of this one, writes the journal */
    static DraftLock acquire(Path journal) throws IOException {
        Path file = journal.resolveSibling(journal.getFileName() + ".writer");
        DraftLock lock = null;
        while (lock == null) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = lock(journal, file, channel);
        }
        return lock;
    }

    /** The lock; null when the last writer deleted the file in between. */
    private static DraftLock lock(Path journal, Path file, FileChannel channel) throws IOException {
        FileChannel probe = null;
        boolean held = false;
        try {
            if (!tryLock(channel)) {
                throw new UserException(
                        ExitCode.FAILURE, "journal " + journal + " is being written by " + text(channel));
            }
            String mark = "process " + ProcessHandle.current().pid();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
            probe = FileChannel.open(file, StandardOpenOption.READ);
            held = text(probe).equals(mark);
            return held ? new DraftLock(file, channel, probe) : null;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (!held) {
                close(channel, probe);
            }
        }
    }

    private static void close(FileChannel channel, FileChannel probe) throws IOException {
        try (channel) {
            if (probe != null) {
                probe.close();
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(64);
        channel.read(text, 0);
        String owner = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
        return owner.isEmpty() ? "another process" : owner;
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            close(channel, probe);
        }
    }
}
