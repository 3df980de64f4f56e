package io.strikeiq.bench.kernel;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One tick through market state, metrics and all engines, by the number of contracts of the underlying. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TickBenchmark {
    /** Event time between two ticks: 10,000 in a second. */
    private static final long STEP = 100_000L;

    private static final int LOOP = 40_000;
    private static final int SPOTS = 4_096;
    private static final double TICK = 0.05;

    /** Options of the underlying. */
    @Param({"50", "200", "1000", "5000"})
    public int contracts;

    private final List<MarketEvent> quotes = new ArrayList<>();
    private final double[] spots = new double[SPOTS];
    private final MarketEvent spotTick = new MarketEvent();
    private InlineTicks stages;
    private Instrument underlying;
    private long time;
    private int next;

    /** Plays some seconds of the market, then keeps the quotes of options. */
    @Setup
    public void open() {
        LoadTicks ticks = new LoadTicks(1, contracts, LOOP);
        stages = InlineTicks.opened(ticks, STEP);
        time = ticks.openingTime() + (ticks.size() + 1) * STEP;
        underlying = stages.state().underlying(0).instrument();
        for (int i = 0; i < ticks.size(); i++) {
            MarketEvent tick = ticks.get(i, time);
            if (tick.type == TickType.QUOTE && tick.instrumentId != underlying.id()) {
                quotes.add(tick);
            }
        }
        double spot = stages.state().underlying(0).spot;
        for (int i = 0; i < SPOTS; i++) {
            // A walk of one tick at a time, up and down within 15 basis points.
            double walk = 40 * TICK * 18 * Math.sin(2 * Math.PI * i / SPOTS);
            spots[i] = spot + TICK * Math.rint(walk / TICK);
        }
    }

    /** A quote of an option, with its share of the work that comes once per cadence. */
    @Benchmark
    public void quoteTick() {
        time += STEP;
        quote();
    }

    /** A quote of an option within one instant: what every tick costs, and nothing else. */
    @Benchmark
    public void quoteTickAtOneInstant() {
        quote();
    }

    private void quote() {
        MarketEvent tick = quotes.get(next);
        next = next + 1 == quotes.size() ? 0 : next + 1;
        tick.exchangeTime = time;
        tick.time = time;
        stages.onTick(tick);
    }

    /** A price of the underlying, with its share of the work that comes once per cadence or move. */
    @Benchmark
    public void spotTick() {
        time += STEP;
        next = (next + 1) & (SPOTS - 1);
        stages.onTick(spotTick.asUnderlyingPrice(underlying.id(), time, spots[next]));
    }
}
