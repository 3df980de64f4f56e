package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A quote as a record, before it is appended. In the package of the encoder, which nobody else may see. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncodingBenchmark {
    private final RecordBuffer record = new RecordBuffer();
    private final TickEncoder encoder = new TickEncoder(record);
    private final MarketEvent tick = new MarketEvent();
    private long sequence;

    @Setup
    public void fill() {
        tick.asQuote(7, 1, 100, 75, 101, 150);
    }

    /** SBE alone. */
    @Benchmark
    public int encode() {
        tick.exchangeTime++;
        return encoder.encode(tick);
    }

    /** SBE, sequence and checksum: the whole record. */
    @Benchmark
    public int encodeAndSeal() {
        tick.exchangeTime++;
        int length = RecordBuffer.HEADER_LENGTH + encoder.encode(tick);
        record.seal(++sequence, length);
        return length;
    }
}
