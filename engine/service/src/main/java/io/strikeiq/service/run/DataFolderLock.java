package io.strikeiq.service.run;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time run in a data folder, so that two never flush the same journal. Dies with its process. */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, or refuses when another process has it.
     *
     * @throws UserException when another run uses the folder
     */
    static DataFolderLock take(Path dataFolder) {
        Path file = dataFolder.resolve("run.lock");
        try {
            Files.createDirectories(dataFolder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserException(
                        ExitCode.FAILURE,
                        "another run uses the data folder " + dataFolder
                                + "; wait for its end, or name another data.folder");
            }
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE, "cannot lock the data folder " + dataFolder + ": " + e.getMessage(), e);
        }
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
