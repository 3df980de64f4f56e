package io.strikeiq.bench.latency;

import io.strikeiq.bench.kernel.MappedFile;
import io.strikeiq.bench.kernel.RawQueue;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.JournalSync;
import io.strikeiq.persistence.journal.SyncedJournal;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import net.openhft.chronicle.queue.util.MicroTouched;
import org.agrona.concurrent.NanoClock;

/**
 * Appends records of one length at a planned rate in several ways, and counts from the planned time to the return: what
 * the page faults of a growing file cost, and what is left of them when pages are touched before they are needed.
 */
final class PacedAppend {
    static final String TOUCHED = "mapped file, touched before";
    static final String MAPPED = "mapped file";
    static final String CHRONICLE = "Chronicle";
    static final String CHRONICLE_TOUCHED = "Chronicle, next page touched when idle";
    static final String JOURNAL_UNTOUCHED = "tick journal, never idle";
    static final String JOURNAL = "tick journal";
    static final String JOURNAL_FORCED = "tick journal, forced to the disk each second";
    private static final long SECOND = 1_000_000_000L;

    private final NanoClock clock;
    private final Scratch scratch;
    private final int rate;
    private final int count;
    private long forced;

    /** One way to append. */
    record Appended(String way, double planned, double achieved, boolean valid, Percentiles lateness) {}

    /**
     * @param rate records in a second
     * @param count records of each way, a tenth of them for warm-up
     */
    PacedAppend(NanoClock clock, Scratch scratch, int rate, int count) {
        this.clock = clock;
        this.scratch = scratch;
        this.rate = rate;
        this.count = count;
    }

    List<Appended> run() {
        List<Appended> all = new ArrayList<>();
        try (MappedFile file = new MappedFile(scratch.next(), (long) count * RawQueue.RECORD_LENGTH)) {
            file.touch();
            all.add(measure(TOUCHED, file::append, () -> {}));
        }
        try (MappedFile file = new MappedFile(scratch.next(), (long) count * RawQueue.RECORD_LENGTH)) {
            all.add(measure(MAPPED, file::append, () -> {}));
        }
        try (RawQueue queue = new RawQueue(scratch.next())) {
            all.add(measure(CHRONICLE, queue::append, () -> {}));
        }
        try (RawQueue queue = new RawQueue(scratch.next())) {
            MicroTouched pages = (MicroTouched) queue.appender();
            all.add(measure(CHRONICLE_TOUCHED, queue::append, pages::microTouch));
        }
        MarketEvent tick = new MarketEvent().asQuote(7, 1, 100, 75, 101, 150);
        try (TickJournalWriter journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"))) {
            all.add(measure(JOURNAL_UNTOUCHED, number -> journal.accept(tick), () -> {}));
        }
        try (TickJournalWriter journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"))) {
            all.add(measure(JOURNAL, number -> journal.accept(tick), journal::touchAhead));
        }
        Path folder = scratch.next();
        try (TickJournalWriter journal = TickJournalWriter.open(folder, JournalInfo.of("bench"));
                JournalSync sync =
                        JournalSync.start(SECOND, List.of(new SyncedJournal(folder, journal::lastSequence)))) {
            all.add(measure(JOURNAL_FORCED, number -> journal.accept(tick), journal::touchAhead));
            forced = sync.rounds();
        }
        scratch.clear();
        return all;
    }

    /** How often the journal was forced to the disk. */
    long forced() {
        return forced;
    }

    private Appended measure(String way, LongConsumer append, Runnable whenIdle) {
        LatenessRecorder recorder = new LatenessRecorder(clock);
        OpenLoop loop = new OpenLoop(clock, rate);
        OpenLoop.Outcome outcome =
                loop.run(count, start -> recorder.plan(loop.plan(start, 0, count / 10)), (i, due) -> {
                    append.accept(i);
                    recorder.done(i);
                    whenIdle.run();
                });
        return new Appended(
                way, outcome.planned(), outcome.achieved(), outcome.isValid(), Percentiles.of(recorder.histogram()));
    }
}
