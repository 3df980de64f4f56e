package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/** Copies of journals with one bit flipped. */
public final class DamagedJournal {
    private DamagedJournal() {}

    /** Flips a bit of one record and returns the directory of the copy. */
    public static Path copyOf(Path original, int index, Path copy) {
        JournalBytes journal = JournalBytes.of(original);
        byte[] bytes = journal.copy();
        bytes[journal.records().get(index).from() + 30] ^= 16;
        JournalBytes.write(copy, bytes);
        return copy;
    }
}
