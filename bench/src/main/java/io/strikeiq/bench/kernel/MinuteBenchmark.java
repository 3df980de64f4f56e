package io.strikeiq.bench.kernel;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pipeline.shard.Shard;
import io.strikeiq.core.pipeline.shard.ShardParts;
import io.strikeiq.core.pipeline.shard.TickStages;
import io.strikeiq.core.pipeline.supervision.FailurePolicy;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.verify.SignalLedger;
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

/**
 * What a minute costs beside its ticks, by the number of daily expiries that have passed: the clock tick through all
 * stages, with every metric completed, a market snapshot, and the hash of all that is kept. 40 options live throughout.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MinuteBenchmark {
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final long START = 20_000 * DAY;
    /** Beyond all the minutes that are measured. */
    private static final long NEVER = START + 20_000 * DAY;

    private static final int OPTIONS = 40;
    private static final double SPOT = 100;

    /** Days, each of which has listed options that expired in its evening. */
    @Param({"1", "30", "365"})
    public int days;

    private final MarketEvent tick = new MarketEvent();
    private TickStages stages;
    private long time = START;
    private int nextId;

    /** Lets the days pass, and lists the options that live. */
    @Setup
    public void open() {
        EngineRegistry registry = StandardEngines.registry();
        Shard shard = new Shard(
                new ShardParts(
                        new StandardMetrics(MetricsSettings.defaults()),
                        registry,
                        List.of(),
                        new BarrierPrior(1),
                        FailurePolicy.HALT,
                        null,
                        1,
                        MINUTE,
                        0,
                        Long.MAX_VALUE,
                        null),
                0);
        stages = shard.stages(new SignalLedger(registry.definitions()), null, new StageProgress());
        pass(tick.asInstrument(Instrument.underlying(nextId++, "U", InstrumentKind.INDEX, 1, 0.01, "USD"), START));
        list(NEVER);
        for (int day = 0; day < days; day++) {
            time = START + day * DAY;
            list(time + DAY);
            pass(tick.asDay(-1, time));
            minute();
        }
        time = START + days * DAY;
        pass(tick.asDay(-1, time));
        pass(tick.asUnderlyingPrice(0, time, SPOT));
    }

    private void list(long expiry) {
        for (int i = 0; i < OPTIONS; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            int step = i / 2 - OPTIONS / 4;
            double strike = SPOT + step;
            int id = nextId++;
            pass(tick.asInstrument(
                    Instrument.option(id, "O" + id, 0, right, strike, expiry, ExerciseStyle.EUROPEAN, 1, 0.01, "USD"),
                    time));
            double intrinsic = Math.max(0, right == OptionRight.CALL ? SPOT - strike : strike - SPOT);
            pass(tick.asQuote(id, time, intrinsic + 1, 10, intrinsic + 1.1, 10));
            pass(tick.asOpenInterest(id, time, 1_000));
        }
        pass(tick.asUnderlyingPrice(0, time, SPOT));
    }

    private void pass(MarketEvent event) {
        stages.onEvent(event, 0, true);
        event.outbound.releaseAll();
    }

    /** A minute in which nothing came but its clock. */
    @Benchmark
    public void minute() {
        time += MINUTE;
        pass(tick.asClock(time));
    }
}
