package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replica is after each tick where a pipeline is, and one that was restored goes on as if it had never been saved. */
class ReplicaTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final int TICKS = 6_000;
    private static final int SAVES = 8;

    /** Of three markets; some are late, far ahead, days, clocks or commands. */
    private static List<MarketEvent> ticks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketEvent> all = new ArrayList<>();
        try (TickSource source = new SyntheticMarkets(seed, MARKETS, TICKS)) {
            MarketEvent tick = new MarketEvent();
            while (source.next(tick)) {
                boolean market = tick.type != TickType.INSTRUMENT && tick.type != TickType.SESSION;
                switch (market ? random.nextInt(300) : -1) {
                    case 0 -> tick.exchangeTime += 400L * 86_400 * SECOND;
                    case 1 -> tick.exchangeTime -= 3 * SECOND;
                    case 2 -> tick.asDay(-1, tick.exchangeTime);
                    case 3 -> tick.asClock(tick.exchangeTime);
                    case 4 ->
                        tick.asControl(
                                tick.exchangeTime, ControlCode.PARAMETER, random.nextInt(9), 0, 1 + random.nextInt(9));
                    default -> {
                        // As it is.
                    }
                }
                MarketEvent copy = new MarketEvent();
                copy.copyFrom(tick);
                all.add(copy);
                copy.sequence = all.size();
            }
        }
        return all;
    }

    private static PipelineSettings settings(int shards) {
        return new PipelineSettings(Layout.PIPELINED, WaitMode.BLOCKING, 1024, 10 * SECOND, 30 * SECOND)
                .withShards(shards);
    }

    private static EngineRegistry registry() {
        return StandardEngines.registry().register(new EchoEngine("echo", 3));
    }

    private static Replica replica(int shards, RecordedOutput output) {
        return new Replica(
                settings(shards),
                new StandardMetrics(MetricsSettings.defaults()),
                registry(),
                List.of(),
                new BarrierPrior(1),
                output,
                StageFailures.defaults());
    }

    private static PipelineResult published(List<MarketEvent> ticks, int shards, RecordedOutput output) {
        try (Pipeline pipeline = new Pipeline(
                settings(shards),
                new StandardMetrics(MetricsSettings.defaults()),
                registry(),
                List.of(),
                new BarrierPrior(1),
                output,
                null)) {
            ticks.forEach(pipeline::accept);
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    private static Replica restored(Replica saved, int shards, RecordedOutput output) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        saved.visit(save);
        Replica replica = replica(shards, output);
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
        replica.visit(restore);
        assertEquals(save.position(), restore.position());
        return replica;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2"})
    void shouldGiveWhatAPipelineGivesThoughSavedAndRestoredOnTheWay(long seed, int shards) {
        List<MarketEvent> ticks = ticks(seed);
        RecordedOutput expected = new RecordedOutput();
        PipelineResult result = published(ticks, shards, expected);
        RecordedOutput actual = new RecordedOutput();
        Replica replica = replica(shards, actual);
        SplittableRandom random = new SplittableRandom(seed);
        for (MarketEvent tick : ticks) {
            if (random.nextInt(ticks.size() / SAVES) == 0) {
                replica = restored(replica, shards, actual);
            }
            replica.accept(tick);
        }

        assertEquals(expected.records, actual.records, "seed " + seed);
        assertEquals(result, replica.result(), "seed " + seed);
        assertEquals(ticks.size(), replica.last());
        assertTrue(result.signals() > 1_000, result.signals() + " signals");
        assertTrue(expected.outcomes > 20, expected.outcomes + " outcomes");
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 2"})
    void shouldGiveItsStateToAPipelineThatGoesOnAsIfItHadSeenAllTicks(long seed, int shards) {
        List<MarketEvent> ticks = ticks(seed);
        int half = ticks.size() / 2;
        RecordedOutput expected = new RecordedOutput();
        PipelineResult result = published(ticks, shards, expected);
        RecordedOutput actual = new RecordedOutput();
        Replica replica = replica(shards, actual);
        ticks.subList(0, half).forEach(replica::accept);
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        replica.visit(save);

        try (Pipeline pipeline = new Pipeline(
                settings(shards),
                new StandardMetrics(MetricsSettings.defaults()),
                registry(),
                List.of(),
                new BarrierPrior(1),
                actual,
                null,
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.replay(half + 1L))) {
            pipeline.restore(new RestoreVisitor(buffer, 0, save.position()));
            ticks.subList(half, ticks.size()).forEach(pipeline::accept);

            assertEquals(result, pipeline.stop(10, TimeUnit.MINUTES), "seed " + seed);
        }
        assertEquals(expected.records, actual.records, "seed " + seed);
    }
}
