package io.strikeiq.service.run;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Lets one process at a time run in a data folder, so that two never flush the same journal. Dies with its process. */
final class DataFolderLock {
    private static final String FILE_NAME = "run.lock";

    private DataFolderLock() {}

    /**
     * Does some work while no other process does any in the same folder.
     *
     * @throws UserException when another run uses the folder
     */
    static <T> T during(Path dataFolder, Supplier<T> work) {
        try (FileChannel channel = open(dataFolder)) {
            if (!isOurs(channel)) {
                throw new UserException(
                        ExitCode.FAILURE,
                        "another run uses the data folder " + dataFolder
                                + "; wait for its end, or name another data.folder");
            }
            return work.get();
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE, "cannot lock the data folder " + dataFolder + ": " + FileFault.reason(e), e);
        }
    }

    /** The same where no other process is at work; returns whether it was done. */
    static boolean tryDuring(Path dataFolder, Runnable work) {
        try (FileChannel channel = open(dataFolder)) {
            boolean ours = isOurs(channel);
            if (ours) {
                work.run();
            }
            return ours;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE, "cannot lock the data folder " + dataFolder + ": " + FileFault.reason(e), e);
        }
    }

    private static FileChannel open(Path dataFolder) throws IOException {
        OwnerOnly.createDirectories(dataFolder);
        return FileChannel.open(dataFolder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The lock goes with the channel. */
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
