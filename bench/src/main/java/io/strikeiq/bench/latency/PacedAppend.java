package io.strikeiq.bench.latency;

import io.strikeiq.bench.kernel.MappedFile;
import io.strikeiq.bench.kernel.RawQueue;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
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
    static final String JOURNAL = "tick journal";

    private final NanoClock clock;
    private final Scratch scratch;
    private final int rate;
    private final int count;

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
        try (TickJournalWriter journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"))) {
            MarketEvent tick = new MarketEvent().asQuote(7, 1, 100, 75, 101, 150);
            all.add(measure(JOURNAL, number -> journal.accept(tick), () -> {}));
        }
        scratch.clear();
        return all;
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
