package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.TickProducer;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class FeedClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_700_000_000L * SECOND;

    private final List<String> recorded = new ArrayList<>();

    private Pipeline pipeline() {
        return new Pipeline(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                new LatencyRecorder(() -> 0),
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.live(0, tick -> {
                    if (tick.type == TickType.CLOCK) {
                        recorded.add(tick.sequence + " at " + (tick.exchangeTime - NOON));
                    }
                }));
    }

    private static void await(Pipeline pipeline) {
        while (pipeline.status().stream().anyMatch(each -> each.waiting() > 0 || each.stage() != null)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void define(TickProducer feed, MarketEvent tick) {
        feed.accept(tick.asInstrument(Instrument.underlying(0, "X", InstrumentKind.INDEX, 1, 0.05, "USD"), NOON), 0);
    }

    @Test
    void shouldGiveTheTimeOfTheLastTickAndWhatHasGoneByLessAMarginOnceItIsQuiet() {
        try (Pipeline pipeline = pipeline()) {
            FeedClock clock = new FeedClock(pipeline.producer(), pipeline.clocks(), List.of(), true);
            TickProducer feed = pipeline.producer();
            MarketEvent tick = new MarketEvent();
            clock.look(50 * SECOND);
            define(feed, tick);
            feed.accept(tick.asUnderlyingPrice(0, NOON, 100), 100 * SECOND);
            await(pipeline);
            clock.look(100 * SECOND + FeedClock.QUIET - 1);
            clock.look(100 * SECOND + FeedClock.QUIET);
            clock.look(100 * SECOND + FeedClock.QUIET + 1);
            await(pipeline);
            clock.look(100 * SECOND + 2 * FeedClock.QUIET);
            pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(2, clock.said());
        }

        assertEquals(
                List.of("3 at " + (SECOND - FeedClock.MARGIN), "4 at " + (2 * SECOND - FeedClock.MARGIN)), recorded);
    }

    @Test
    void shouldNotFollowATickThatTheGateRefuses() {
        try (Pipeline pipeline = pipeline()) {
            FeedClock clock = new FeedClock(pipeline.producer(), pipeline.clocks(), List.of(), true);
            TickProducer feed = pipeline.producer();
            MarketEvent tick = new MarketEvent();
            define(feed, tick);
            feed.accept(tick.asUnderlyingPrice(0, NOON, 100), 100 * SECOND);
            feed.accept(tick.asUnderlyingPrice(0, NOON + 3_600 * SECOND, 100), 101 * SECOND);
            await(pipeline);
            clock.look(101 * SECOND);
            pipeline.stop(10, TimeUnit.MINUTES);
        }

        assertEquals(List.of("4 at " + (SECOND - FeedClock.MARGIN)), recorded);
    }
}
