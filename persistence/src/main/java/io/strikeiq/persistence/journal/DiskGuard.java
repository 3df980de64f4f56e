package io.strikeiq.persistence.journal;

import java.io.File;
import java.util.function.ToLongFunction;

/**
 * Refuses to write when a disk is nearly full.
 *
 * @param minimumFreeBytes bytes that must stay free
 * @param usableSpace bytes that this process may still use on the disk of a directory
 */
public record DiskGuard(long minimumFreeBytes, ToLongFunction<File> usableSpace) {
    private static final long DEFAULT_MINIMUM = 256L << 20;

    /** 256 MiB, asked of the file system. */
    public static DiskGuard defaults() {
        return atLeast(DEFAULT_MINIMUM);
    }

    /** A limit, asked of the file system. */
    public static DiskGuard atLeast(long minimumFreeBytes) {
        return new DiskGuard(minimumFreeBytes, File::getUsableSpace);
    }

    /**
     * Asks for the space left.
     *
     * @throws DiskFullException when it is below the minimum
     */
    void check(File directory) {
        long usable = usableSpace.applyAsLong(directory);
        if (usable < minimumFreeBytes) {
            throw new DiskFullException("disk of " + directory + " has " + (usable >> 20) + " MiB left, journals need "
                    + (minimumFreeBytes >> 20) + " MiB; free some space or choose another directory");
        }
    }
}
