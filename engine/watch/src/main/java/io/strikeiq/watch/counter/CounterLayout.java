package io.strikeiq.watch.counter;

import org.agrona.concurrent.status.CountersReader;

/**
 * Where each value is in the file, in bytes.
 *
 * <pre>
 *      0  magic, 8 bytes              written last: a file without it is not whole
 *      8  version, int
 *     12  counters at most, int
 *     16  process id, long
 *     24  start, 32 last beat, 40 end (0 while it runs), 48 distance of two beats: nanoseconds, the first three since the epoch
 *     64  version of the program     length as int, then ASCII, in 128 bytes
 *    192  id of the run              the same
 *   4096  metadata of the counters   512 bytes each
 *      …  values                     128 bytes each
 * </pre>
 */
final class CounterLayout {
    static final String FILE = "counters.dat";
    static final long MAGIC = 0x3151_4945_4B49_5254L;
    static final int VERSION = 1;
    static final int MAGIC_AT = 0;
    static final int VERSION_AT = 8;
    static final int MOST_AT = 12;
    static final int PROCESS_AT = 16;
    static final int START_AT = 24;
    static final int BEAT_AT = 32;
    static final int END_AT = 40;
    static final int PERIOD_AT = 48;
    static final int PROGRAM_AT = 64;
    static final int RUN_AT = 192;
    static final int LONGEST_TEXT = 120;
    static final int HEADER = 4096;
    /** Of a file that this version writes. */
    static final int MOST = 1024;
    /** Of a file that this version reads. */
    static final int MOST_READ = 1 << 16;

    private CounterLayout() {}

    static int metadataLength(int most) {
        return most * CountersReader.METADATA_LENGTH;
    }

    static int valuesLength(int most) {
        return most * CountersReader.COUNTER_LENGTH;
    }

    static long length(int most) {
        return (long) HEADER + metadataLength(most) + valuesLength(most);
    }
}
