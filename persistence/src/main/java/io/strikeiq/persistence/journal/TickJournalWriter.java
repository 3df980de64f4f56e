package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Records ticks, numbered from 1 in the order in which they come; the number of a tick is its journal index. Survives
 * the death of the process at any moment with every tick whose {@link #accept} returned. Each file but the first begins with
 * the definitions that live, which have no numbers. One thread at a time.
 */
public final class TickJournalWriter implements TickSink, AutoCloseable {
    private final JournalAppender journal;
    private final SteppedClock clock;
    private final TickEncoder encoder;
    private final Definitions definitions;
    private final FileHead head;
    private final long recordsRead;
    private volatile boolean complete;

    private TickJournalWriter(JournalAppender journal, SteppedClock clock, JournalInfo info, Resumed resumed) {
        this.journal = journal;
        this.clock = clock;
        this.encoder = new TickEncoder(journal.record());
        this.definitions = resumed.definitions();
        this.head = new FileHead(journal, encoder, info, definitions, resumed.headDue());
        this.recordsRead = resumed.recordsRead();
    }

    /**
     * What was found at the end of a journal.
     *
     * @param headDue whether the last file has no record with a number
     */
    private record Resumed(Definitions definitions, boolean headDue, long recordsRead) {}

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
        return open(directory, info, guard, System::currentTimeMillis);
    }

    /**
     * As above, with the clock that says when a day is over.
     *
     * @param clock gives milliseconds since the epoch; one that is set back begins no file again
     */
    public static TickJournalWriter open(Path directory, JournalInfo info, DiskGuard guard, LongSupplier clock) {
        SteppedClock steps = new SteppedClock(clock);
        JournalAppender journal = new JournalAppender(directory, guard, steps);
        try {
            Resumed resumed = new Resumed(new Definitions(), false, 0);
            JournalInfo own = info;
            if (JournalScanner.isJournal(directory)) {
                own = info(directory, info);
                resumed = resume(journal, directory);
            } else {
                journal.begin(JournalKind.TICKS, info);
            }
            return new TickJournalWriter(journal, steps, own, resumed);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Begins a journal whose first ticks are elsewhere.
     *
     * @param before number of the last tick that is elsewhere, 1 or more
     * @param definitions those that hold after it
     */
    public static TickJournalWriter openBehind(
            Path directory,
            JournalInfo info,
            DiskGuard guard,
            LongSupplier clock,
            long before,
            List<Instrument> definitions) {
        SteppedClock steps = new SteppedClock(clock);
        JournalAppender journal = new JournalAppender(directory, guard, steps);
        try {
            PrunedRecords.write(directory, new PrunedRecords(0, before));
            journal.beginBehind(before);
            Definitions known = new Definitions();
            definitions.forEach(each -> known.onTick(known.tick(each)));
            return new TickJournalWriter(journal, steps, info, new Resumed(known, true, 0));
        } catch (IOException e) {
            journal.close();
            throw new JournalException("cannot write " + directory + ": " + FileFault.reason(e), e);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static JournalInfo info(Path directory, JournalInfo wanted) {
        try (JournalScanner first = new JournalScanner(directory)) {
            JournalInfo info = JournalOpening.read(first, JournalKind.TICKS).info();
            if (!info.source().equals(wanted.source())) {
                throw new JournalException("journal " + directory + " holds ticks of " + info.source() + ", not of "
                        + wanted.source() + "; choose another directory");
            }
            return info;
        }
    }

    /** Goes on at the end of a journal. */
    private static Resumed resume(JournalAppender journal, Path directory) {
        JournalIndex index = JournalIndex.open(directory);
        index.checkJoints();
        Definitions definitions = new Definitions();
        try (JournalScanner scanner = index.atEnd().showing(definitions::onRepeat)) {
            definitions.learn(directory, index, scanner.file(), scanner.lastGoodIndex() + 1);
            journal.resumeIndex(index.entries());
            Path last = scanner.file();
            while (scanner.next()) {
                journal.onRead(scanner);
                definitions.onRecord(scanner);
                last = scanner.file();
            }
            if (JournalEnding.is(scanner)) {
                throw new JournalException("journal " + directory + " is complete; choose another directory");
            }
            journal.resume(scanner);
            return new Resumed(definitions, !last.equals(scanner.file()), scanner.recordsRead());
        }
    }

    /**
     * Appends a tick; its own sequence is not looked at.
     *
     * @throws DiskFullException when the disk is nearly full; the tick was not written then
     */
    @Override
    public void accept(MarketEvent tick) {
        head.beforeRecord(clock.step() > journal.lastDay());
        journal.append(encoder.encode(tick));
        definitions.onTick(tick);
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
