package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/**
 * Where a record stands in its queue file.
 *
 * @param file queue file
 * @param sequence journal index of the record
 * @param offset of the record in the file, its queue header included
 * @param time the latest event time of this and all records before it, as far as its writer knew them; nanoseconds since
 *     the epoch, {@link Long#MIN_VALUE} when there was none
 * @param tick number of the last tick that this record or one before it is of
 * @param checksum of the record, by which it is known again
 * @param template what the record is
 */
record IndexEntry(Path file, long sequence, long offset, long time, long tick, int checksum, int template) {}
