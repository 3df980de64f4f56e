package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How much of a journal is on the disk.
 *
 * <p>A journal is written through a mapping, so into the page cache. Its files are forced through channels of their own:
 * on Linux {@code fdatasync} writes every dirty page that the cache has of a file, whoever made it dirty, and the size and
 * extents without which it could not be read. A new file is in its folder for good once the folder is forced too.
 */
public final class SyncedJournal implements AutoCloseable {
    private static final boolean FOLDERS_ARE_FILES =
            !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path directory;
    private final LongSupplier last;
    private Path newest;
    private FileChannel channel;
    private volatile long durable = -1;

    /**
     * A journal of which nothing is known to be on the disk.
     *
     * @param last tells the index of the last record that has been appended; asked by any thread
     */
    public SyncedJournal(Path directory, LongSupplier last) {
        this.directory = directory;
        this.last = last;
    }

    long last() {
        return last.getAsLong();
    }

    /** Index of a record which is on the disk with all before it, −1 when none is known to be; for any thread. */
    public long durable() {
        return durable;
    }

    /**
     * Forces every file that may have changed.
     *
     * @param reached index of a record that has been appended
     * @throws JournalException when the disk refuses
     */
    void force(long reached) {
        if (reached <= durable) {
            return;
        }
        try {
            List<Path> files = QueueFolder.files(directory);
            boolean rolled = false;
            for (Path file : files.subList(Math.max(0, files.indexOf(newest)), files.size())) {
                if (!file.equals(newest)) {
                    open(file);
                    rolled = true;
                }
                channel.force(false);
            }
            if (rolled && FOLDERS_ARE_FILES) {
                forceFolder();
            }
            durable = reached;
        } catch (IOException e) {
            throw new JournalException(
                    "the disk of " + directory + " does not take what is forced: " + FileFault.reason(e), e);
        }
    }

    /** Kept open while the file is written, so that no failure to write it back goes unseen between two times. */
    private void open(Path file) throws IOException {
        closeChannel();
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        newest = file;
    }

    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void closeChannel() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() {
        try {
            closeChannel();
        } catch (IOException e) {
            throw new JournalException("cannot close a file of " + directory + ": " + FileFault.reason(e), e);
        }
    }
}
