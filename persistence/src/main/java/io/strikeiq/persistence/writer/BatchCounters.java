package io.strikeiq.persistence.writer;

/**
 * What the batch writer has done since its start.
 *
 * @param rowsCommitted rows of signals and snapshots
 * @param batches transactions committed
 * @param committedIndex journal index up to which the journal is in the database, −1 when nothing is
 * @param lag journal records that are not yet
 * @param deadLetters rows that PostgreSQL refused
 * @param retries failures of the database that were tried again
 * @param lostCommits how often the database had gone back, and what it lost was written again
 */
public record BatchCounters(
        long rowsCommitted,
        long batches,
        long committedIndex,
        long lag,
        long deadLetters,
        long retries,
        long lostCommits) {}
