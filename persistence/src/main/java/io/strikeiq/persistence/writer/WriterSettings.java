package io.strikeiq.persistence.writer;

/**
 * How the batch writer gathers rows.
 *
 * @param batchSize rows of one transaction at which it is closed; a record whose rows go beyond is not split
 * @param batchInterval nanoseconds that a row waits for others at most
 */
public record WriterSettings(int batchSize, long batchInterval) {
    /** Checks the ranges. */
    public WriterSettings {
        if (batchSize < 1 || batchInterval < 0) {
            throw new IllegalArgumentException("batch size " + batchSize + " must be positive and batch interval "
                    + batchInterval + " not negative");
        }
    }

    /** A thousand rows or 200 ms. */
    public static WriterSettings defaults() {
        return new WriterSettings(1_000, 200_000_000L);
    }
}
