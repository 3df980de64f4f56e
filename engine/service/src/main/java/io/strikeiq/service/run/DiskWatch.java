package io.strikeiq.service.run;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the run in order while there is still disk for it: a full disk would kill the process inside a mapped write. Checked
 * by one thread, asked by another.
 */
final class DiskWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private final List<Path> folders;
    private final long least;
    private final StopRequest stop;
    private final ToLongFunction<File> usableSpace;
    private volatile String lack;

    /**
     * @param least bytes that must be free on the disk of each folder
     * @param usableSpace bytes that this process may still use on the disk of a folder
     */
    DiskWatch(List<Path> folders, long least, StopRequest stop, ToLongFunction<File> usableSpace) {
        this.folders = folders;
        this.least = least;
        this.stop = stop;
        this.usableSpace = usableSpace;
    }

    /**
     * Looks before anything is written.
     *
     * @throws UserException when there is too little
     */
    void checkBefore() {
        String now = lackNow();
        if (now != null) {
            throw new UserException(ExitCode.DISK, now);
        }
    }

    @Override
    public void run() {
        if (lack == null) {
            lack = lackNow();
            if (lack != null) {
                LOG.warn("{}; the run stops in order", lack);
                stop.request();
            }
        }
    }

    private String lackNow() {
        for (Path folder : folders) {
            long usable = usableSpace.applyAsLong(folder.toFile());
            if (usable < least) {
                return String.format(
                        Locale.ROOT,
                        "the disk of %s has %,d MiB left, safety.freeDiskMiB wants %,d; free some space, or name"
                                + " another data.folder",
                        folder,
                        usable >> 20,
                        least >> 20);
            }
        }
        return null;
    }

    /** Writes what is left of the disk that has least, and whether files can be made at all. */
    void sample(CounterFile file) {
        folders.stream()
                .mapToLong(folder -> usableSpace.applyAsLong(folder.toFile()))
                .min()
                .ifPresent(free -> file.set(Measure.DISK_FREE, free));
        file.set(Measure.DISK_LEAST, least);
        file.set(Measure.JOURNAL_WRITABLE, folders.stream().allMatch(Files::isWritable) ? 1 : 0);
    }

    /** Which disk is nearly full, null when none was. */
    String lack() {
        return lack;
    }
}
