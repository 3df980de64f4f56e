package io.strikeiq.persistence.journal;

import io.strikeiq.core.instrument.Instrument;

/**
 * Writes the first records of a file of a tick journal that is not its first: they repeat what the journal says of itself
 * and the definitions of the instruments that live, so that the file can be read though those before it are gone.
 *
 * <p>They have no number of their own. Their sequence is −1 − n, where n is the number of the record that follows them, and
 * who reads the journal from its beginning passes over them. A writer that died among them writes them all again.
 */
final class FileHead {
    private final JournalAppender journal;
    private final TickEncoder encoder;
    private final JournalInfo info;
    private final Definitions definitions;
    private boolean due;

    /** @param due whether the last file has no record but such ones */
    FileHead(JournalAppender journal, TickEncoder encoder, JournalInfo info, Definitions definitions, boolean due) {
        this.journal = journal;
        this.encoder = encoder;
        this.info = info;
        this.definitions = definitions;
        this.due = due;
    }

    /** Sequence of a record that repeats an earlier one. */
    static long sequence(long following) {
        return -1 - following;
    }

    /** Number of the record that follows those with a sequence below 0. */
    static long following(long sequence) {
        return -1 - sequence;
    }

    /** To be called before each record; the clock of the queue stands still until the next call. */
    void beforeRecord(boolean newFile) {
        if (newFile || due) {
            due = true;
            journal.repeat(JournalOpening.encode(journal.record(), JournalKind.TICKS, info));
            for (Instrument each : definitions.living()) {
                journal.repeat(encoder.encode(definitions.tick(each)));
            }
            due = false;
        }
    }
}
