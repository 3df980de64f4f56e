package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import java.nio.file.Path;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * Records ticks, numbered from 1 in the order in which they come; the number of a tick is its journal index. Survives
 * the death of the process at any moment with every tick whose {@link #accept} returned. One thread at a time.
 */
public final class TickJournalWriter implements TickSink, AutoCloseable {
    private final JournalAppender journal;
    private final TickEncoder encoder;
    private final long recordsRead;
    private volatile boolean complete;

    private TickJournalWriter(JournalAppender journal, long recordsRead) {
        this.journal = journal;
        this.recordsRead = recordsRead;
        this.encoder = new TickEncoder(journal.record());
    }

    /**
     * Begins a journal in a directory, or goes on with the one that is there.
     *
     * @param info what a new journal says of itself; one that is there must have the same source
     * @throws JournalException when the directory holds another journal, a damaged one, or one being written
     */
    public static TickJournalWriter open(Path directory, JournalInfo info) {
        return open(directory, info, DiskGuard.defaults());
    }

    /** As {@link #open(Path, JournalInfo)}, with a limit of free disk space. */
    public static TickJournalWriter open(Path directory, JournalInfo info, DiskGuard guard) {
        return open(directory, info, guard, SystemTimeProvider.INSTANCE);
    }

    /** As above, with the clock that says when a day is over. */
    static TickJournalWriter open(Path directory, JournalInfo info, DiskGuard guard, TimeProvider clock) {
        JournalAppender journal = new JournalAppender(directory, guard, clock);
        try {
            long read = 0;
            if (JournalScanner.isJournal(directory)) {
                read = resume(journal, directory, info);
            } else {
                journal.begin(JournalKind.TICKS, info);
            }
            return new TickJournalWriter(journal, read);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Goes on at the end of a journal and returns how many records were read to find it. */
    private static long resume(JournalAppender journal, Path directory, JournalInfo info) {
        try (JournalScanner first = new JournalScanner(directory)) {
            String source = JournalOpening.read(first, JournalKind.TICKS).info().source();
            if (!source.equals(info.source())) {
                throw new JournalException("journal " + directory + " holds ticks of " + source + ", not of "
                        + info.source() + "; choose another directory");
            }
        }
        JournalIndex index = JournalIndex.open(directory);
        index.checkJoints();
        try (JournalScanner scanner = index.atEnd()) {
            journal.resumeIndex(index.entries());
            while (scanner.next()) {
                journal.onRead(scanner);
            }
            if (JournalEnding.is(scanner)) {
                throw new JournalException("journal " + directory + " is complete; choose another directory");
            }
            journal.resume(scanner);
            return scanner.recordsRead();
        }
    }

    /**
     * Appends a tick; its own sequence is not looked at.
     *
     * @throws DiskFullException when the disk is nearly full; the tick was not written then
     */
    @Override
    public void accept(MarketEvent tick) {
        journal.append(encoder.encode(tick));
    }

    /** Says that the journal is complete: no tick can follow, and a reader checks that none is missing. */
    public void complete() {
        complete = true;
        journal.append(JournalEnding.encode(journal.record(), journal.last() + 1));
    }

    /** Makes ready the memory that the next ticks will need; to be called when none waits to be recorded. */
    public void touchAhead() {
        journal.touchAhead();
    }

    /** Number of the last tick, 0 before the first; for any thread. */
    public long lastSequence() {
        return journal.last() - (complete ? 1 : 0);
    }

    /** Records that were read to find the end of a journal that was there. */
    long recordsRead() {
        return recordsRead;
    }

    @Override
    public void close() {
        journal.close();
    }
}
