package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.FailurePolicy;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.SyntheticMarket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tick made before a stage failed on it leaves the pipeline with that tick, not with a later one in its slot. */
class PassedOverTickTest {
    private static final long SECOND = 1_000_000_000L;
    private static final StageFailures SKIPPING = new StageFailures(
            FailurePolicy.SKIP, FailurePolicy.SKIP, FailurePolicy.SKIP, FailurePolicy.QUARANTINE, FailurePolicy.SKIP);

    /** Fails on every tick before which snapshots are taken, the ticks that begin a second. */
    private static MetricCalculators failing() {
        return () -> List.of(new MetricCalculator() {
            private long second;

            @Override
            public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
                if (tick.exchangeTime / SECOND > second) {
                    second = tick.exchangeTime / SECOND;
                    throw new IllegalStateException("planted");
                }
            }
        });
    }

    private static List<String> output(Layout layout) {
        RecordedOutput output = new RecordedOutput();
        try (Pipeline pipeline = new Pipeline(
                new PipelineSettings(layout, WaitMode.BLOCKING, 64, SECOND, SECOND),
                failing(),
                new EngineRegistry().register(new EchoEngine("echo", 10)),
                List.of(),
                new BarrierPrior(1),
                output,
                null,
                SKIPPING,
                DeadLetters.NONE)) {
            pipeline.publishAll(new SyntheticMarket(7, 3_000));
            assertTrue(pipeline.stop(10, TimeUnit.MINUTES).skippedTicks() > 10);
        }
        return output.records;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "which is passed over")
    void shouldBeDrainedInTheOrderOfTicks(Layout layout) {
        List<String> records = output(layout);
        List<Long> ticks = records.stream()
                .map(record -> Long.parseLong(record.split("[/ ]", 2)[0]))
                .toList();
        assertEquals(ticks.stream().sorted().toList(), ticks, "ticks of the records");
        assertEquals(output(Layout.PIPELINED), records);
    }
}
