package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second writer out of a journal. The operating system gives the lock back when the process dies. */
final class JournalLock implements AutoCloseable {
    private static final String FILE_NAME = "writer.lock";
    private final FileChannel channel;

    private JournalLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws JournalException when the journal has a writer */
    static JournalLock acquire(Path directory) {
        try {
            OwnerOnly.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new JournalException("journal " + directory + " is being written by another process or thread");
            }
            return new JournalLock(channel);
        } catch (IOException e) {
            throw new JournalException("cannot write a journal to " + directory + ": " + FileFault.reason(e), e);
        }
    }

    /** Deletes the file of a lock that nobody holds. */
    static void forget(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE_NAME));
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
