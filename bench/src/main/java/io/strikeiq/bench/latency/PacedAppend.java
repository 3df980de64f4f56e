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
import java.util.function.Supplier;
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
    private final MarketEvent tick = new MarketEvent().asQuote(7, 1, 100, 75, 101, 150);
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

    /** Measures each way; what one has left does not trouble the disk of the next. */
    List<Appended> run() {
        List<Supplier<Appended>> ways = List.of(
                this::touched,
                this::mapped,
                this::chronicle,
                this::chronicleTouched,
                this::journalUntouched,
                this::journal,
                this::journalForced);
        List<Appended> all = new ArrayList<>();
        for (Supplier<Appended> way : ways) {
            all.add(way.get());
            scratch.clear();
        }
        return all;
    }

    private MappedFile file() {
        return new MappedFile(scratch.next(), (long) count * RawQueue.RECORD_LENGTH);
    }

    private Appended touched() {
        try (MappedFile file = file()) {
            file.touch();
            return measure(TOUCHED, file::append, () -> {});
        }
    }

    private Appended mapped() {
        try (MappedFile file = file()) {
            return measure(MAPPED, file::append, () -> {});
        }
    }

    private Appended chronicle() {
        try (RawQueue queue = new RawQueue(scratch.next())) {
            return measure(CHRONICLE, queue::append, () -> {});
        }
    }

    private Appended chronicleTouched() {
        try (RawQueue queue = new RawQueue(scratch.next())) {
            MicroTouched pages = (MicroTouched) queue.appender();
            return measure(CHRONICLE_TOUCHED, queue::append, pages::microTouch);
        }
    }

    private Appended journalUntouched() {
        try (TickJournalWriter journal = open(scratch.next())) {
            return measure(JOURNAL_UNTOUCHED, number -> journal.accept(tick), () -> {});
        }
    }

    private Appended journal() {
        try (TickJournalWriter journal = open(scratch.next())) {
            return measure(JOURNAL, number -> journal.accept(tick), journal::touchAhead);
        }
    }

    private Appended journalForced() {
        Path folder = scratch.next();
        try (TickJournalWriter journal = open(folder);
                JournalSync sync =
                        JournalSync.start(SECOND, List.of(new SyncedJournal(folder, journal::lastSequence)))) {
            Appended forcedly = measure(JOURNAL_FORCED, number -> journal.accept(tick), journal::touchAhead);
            forced = sync.rounds();
            return forcedly;
        }
    }

    private static TickJournalWriter open(Path folder) {
        return TickJournalWriter.open(folder, JournalInfo.of("bench"));
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
