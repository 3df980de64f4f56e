package io.strikeiq.bench.soak;

/**
 * What a start of the service took, to the first tick of its own in the journal.
 *
 * @param after sessions that were over
 * @param recorded ticks that were in the journals
 * @param again ticks that it did again after its checkpoint, or with which it began warm
 * @param processor seconds of processor time of all its threads
 * @param seconds seconds on the wall, on a machine that may do other work
 */
record ServiceStart(int after, long recorded, long again, double processor, double seconds) {}
