package io.strikeiq.bench.kernel;

import io.strikeiq.bench.load.Scratch;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Appending quotes to the tick journal and reading them, beside the queue underneath with records of the same length, and
 * a plain mapped file as the floor. Every invocation begins a new file, page faults included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class JournalBenchmark {
    static final int RECORDS = 200_000;
    /** System property: the folder whose disk is measured. */
    static final String FOLDER = "strikeiq.bench.folder";

    private final Scratch scratch = new Scratch(Path.of(System.getProperty(FOLDER, "data/bench")));
    private final MarketEvent tick = new MarketEvent().asQuote(7, 1, 100, 75, 101, 150);
    private Path written;
    private Path raw;
    private TickJournalWriter journal;
    private RawQueue queue;
    private MappedFile mapped;

    /** Makes what is read. */
    @Setup
    public void write() {
        written = scratch.next();
        try (TickJournalWriter writer = TickJournalWriter.open(written, JournalInfo.of("bench"))) {
            for (int i = 0; i < RECORDS; i++) {
                writer.accept(tick);
            }
        }
        raw = scratch.next();
        try (RawQueue writer = new RawQueue(raw)) {
            for (int i = 0; i < RECORDS; i++) {
                writer.append(i);
            }
        }
    }

    /** Opens what is written, so that opening is not measured. */
    @Setup(Level.Invocation)
    public void open() {
        journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"));
        queue = new RawQueue(scratch.next());
        mapped = new MappedFile(scratch.next(), (long) RECORDS * RawQueue.RECORD_LENGTH);
    }

    @TearDown(Level.Invocation)
    public void close() {
        journal.close();
        queue.close();
        mapped.close();
    }

    @TearDown
    public void delete() {
        scratch.clear();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void append() {
        for (int i = 0; i < RECORDS; i++) {
            journal.accept(tick);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void appendChronicle() {
        for (int i = 0; i < RECORDS; i++) {
            queue.append(i);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void appendMapped() {
        for (int i = 0; i < RECORDS; i++) {
            mapped.append(i);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long read() {
        long sum = 0;
        try (TickJournalReader reader = TickJournalReader.open(written)) {
            while (reader.next(tick)) {
                sum += tick.sequence;
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long readChronicle() {
        return RawQueue.readAll(raw);
    }
}
