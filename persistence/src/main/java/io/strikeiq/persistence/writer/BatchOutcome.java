package io.strikeiq.persistence.writer;

/**
 * What became of a batch.
 *
 * @param rows rows that are in their tables
 * @param deadLetters rows and changes of the run that were refused
 */
record BatchOutcome(long rows, long deadLetters) {}
