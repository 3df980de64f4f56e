package io.strikeiq.bench.kernel;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
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

/** Publishing alone: a whole tick into its slot, beside one number; the consumer is always up to date. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBenchmark {
    private static final int SLOTS = 1_024;
    private final RingBuffer<MarketEvent> ring =
            RingBuffer.createSingleProducer(MarketEvent::new, SLOTS, new YieldingWaitStrategy());
    private final RingBuffer<long[]> bare =
            RingBuffer.createSingleProducer(() -> new long[1], SLOTS, new YieldingWaitStrategy());
    private final Sequence consumed = new Sequence();
    private final Sequence bareConsumed = new Sequence();
    private final MarketEvent tick = new MarketEvent();

    @Setup
    public void gate() {
        ring.addGatingSequences(consumed);
        bare.addGatingSequences(bareConsumed);
        tick.asQuote(7, 1, 100, 75, 101, 150);
    }

    @Benchmark
    public void slotPublish() {
        long claimed = ring.next();
        MarketEvent slot = ring.get(claimed);
        slot.copyFrom(tick);
        slot.sequence = claimed;
        ring.publish(claimed);
        consumed.set(claimed);
    }

    @Benchmark
    public void barePublish() {
        long claimed = bare.next();
        bare.get(claimed)[0] = claimed;
        bare.publish(claimed);
        bareConsumed.set(claimed);
    }
}
