package io.strikeiq.core.conflation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.TickRecorder;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.CommitSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InletTest {
    private static final int RING = 64;
    private static final int INSTRUMENTS = 5;
    private static final int LIVE_RING = 131_072;
    private static final int BUSY_INSTRUMENTS = 200;
    private static final int TICKS = 20_000;
    private static final long SECOND = 1_000_000_000L;

    /** What is compared of a tick; the time is its own. */
    private record Seen(long time, TickType type, int instrument) {
        static Seen of(MarketEvent tick) {
            return new Seen(tick.exchangeTime, tick.type, tick.instrumentId);
        }

        boolean isReplaceable() {
            return Replaceable.TYPES.contains(type);
        }

        boolean isForAll() {
            return type == TickType.CLOCK || type == TickType.DAY || type == TickType.SESSION;
        }
    }

    /** Records a tick for each permit. */
    private static final class Metered implements TickRecorder {
        private final Semaphore permits = new Semaphore(0);
        private final List<Seen> recorded = new ArrayList<>();

        @Override
        public void record(MarketEvent tick) {
            permits.acquireUninterruptibly();
            recorded.add(Seen.of(tick));
        }
    }

    private final Metered recorder = new Metered();

    private Pipeline pipeline(Layout layout) {
        return pipeline(layout, RING);
    }

    private Pipeline pipeline(Layout layout, int slots) {
        return new Pipeline(
                PipelineSettings.defaults().withLayout(layout).withRingSize(slots),
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null,
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.live(0, recorder));
    }

    private static Instrument instrument(int id) {
        return Instrument.underlying(id, "I" + id, InstrumentKind.INDEX, 1, 0.05, "USD");
    }

    private static MarketEvent random(MarketEvent tick, SplittableRandom random, long time) {
        int id = random.nextInt(INSTRUMENTS);
        return switch (random.nextInt(12)) {
            case 0 -> tick.asTrade(id, time, 100, 1, Aggressor.BUY);
            case 1 -> tick.asOpenInterest(id, time, 10);
            case 2 -> random.nextInt(10) == 0 ? tick.asClock(time) : tick.asUnderlyingPrice(id, time, 100);
            case 3 -> random.nextInt(20) == 0 ? tick.asDay(-1, time) : tick.asVenueGreeks(id, time, 1, 1, 1, 1, 1, 1);
            case 4, 5, 6 -> tick.asDepth(id, time, 3);
            default -> tick.asQuote(id, time, 99, 1, 101, 1);
        };
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldRecordOfEachInstrumentPartOfItsFeedInOrderWithTheLastQuoteBeforeEachTrade(Layout layout)
            throws InterruptedException {
        long seed = CommitSeed.value();
        SplittableRandom random = new SplittableRandom(seed);
        List<Seen> given = new ArrayList<>();
        long conflated = 0;
        try (Pipeline pipeline = pipeline(layout)) {
            Inlet inlet = new Inlet(pipeline.producer(), true, () -> {});
            Thread disk = new Thread(() -> grantInBursts(inlet, seed), "test-disk");
            disk.start();
            MarketEvent tick = new MarketEvent();
            for (int id = 0; id < INSTRUMENTS; id++) {
                given.add(Seen.of(tick.asInstrument(instrument(id), SECOND)));
                inlet.accept(tick);
            }
            for (int i = 0; i < TICKS; i++) {
                random(tick, random, 2 * SECOND + i);
                given.add(Seen.of(tick));
                inlet.accept(tick);
            }
            inlet.end();
            recorder.permits.release(Integer.MAX_VALUE / 2);
            disk.interrupt();
            disk.join();
            pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(given.size(), inlet.received());
            for (TickType type : Replaceable.TYPES) {
                conflated += inlet.conflated(type);
                long lost = count(given, type) - count(recorder.recorded, type);
                assertEquals(lost, inlet.conflated(type), type + ", seed " + seed);
            }
        }
        assertTrue(conflated > 0, "nothing was conflated, seed " + seed);
        assertEquals(given.size() - conflated, recorder.recorded.size(), "seed " + seed);
        for (int id = -1; id < INSTRUMENTS; id++) {
            assertPartInOrder(of(id, given), of(id, recorder.recorded), "instrument " + id + ", seed " + seed);
        }
    }

    private static long count(List<Seen> ticks, TickType type) {
        return ticks.stream().filter(tick -> tick.type() == type).count();
    }

    /** The disk writes some ticks, then some more; the clock's thread looks in between. */
    private void grantInBursts(Inlet inlet, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        while (!Thread.currentThread().isInterrupted()) {
            if (recorder.permits.availablePermits() < RING) {
                recorder.permits.release(1 + random.nextInt(2 * RING));
            }
            inlet.release();
            Thread.onSpinWait();
        }
    }

    /** Its ticks, and those that concern all. */
    private static List<Seen> of(int id, List<Seen> ticks) {
        return ticks.stream()
                .filter(tick -> tick.instrument() == id || tick.isForAll())
                .toList();
    }

    private static void assertPartInOrder(List<Seen> given, List<Seen> recorded, String where) {
        int from = 0;
        for (Seen tick : recorded) {
            int at = given.subList(from, given.size()).indexOf(tick);
            assertTrue(at >= 0, () -> tick + " is out of order or was never given, " + where);
            for (int missed = from; missed < from + at; missed++) {
                assertReplaced(given, missed, where);
            }
            from += at + 1;
        }
        for (int missed = from; missed < given.size(); missed++) {
            assertReplaced(given, missed, where);
        }
    }

    /** A tick that is missing has a later one of its kind before any tick that nothing may pass. */
    private static void assertReplaced(List<Seen> given, int missed, String where) {
        Seen lost = given.get(missed);
        assertTrue(lost.isReplaceable(), () -> lost + " is lost, " + where);
        for (int next = missed + 1; next < given.size() && given.get(next).isReplaceable(); next++) {
            if (given.get(next).type() == lost.type()) {
                return;
            }
        }
        throw new AssertionError(lost + " was the last of its kind, " + where);
    }

    @Test
    void shouldReleaseWhatItHoldsWhenThereIsRoomThoughTheFeedWaits() {
        try (Pipeline pipeline = pipeline(Layout.FUSED)) {
            boolean[] told = {false};
            Inlet inlet = new Inlet(pipeline.producer(), true, () -> told[0] = true);
            MarketEvent tick = new MarketEvent();
            inlet.accept(tick.asInstrument(instrument(0), SECOND));
            for (int i = 0; i < 2 * RING; i++) {
                inlet.accept(tick.asQuote(0, 2 * SECOND + i, 99, 1, 101, 1));
            }
            assertTrue(inlet.isHolding());
            assertTrue(told[0], "the clock's thread knows");
            inlet.release();
            assertTrue(inlet.isHolding(), "there is no room yet");
            recorder.permits.release(2 * RING);
            while (inlet.isHolding()) {
                inlet.release();
            }
            pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(0, inlet.blocked());
        }
        Seen last = recorder.recorded.get(recorder.recorded.size() - 1);
        assertEquals(2 * SECOND + 2 * RING - 1, last.time());
    }

    /** Of two hundred instruments, nine ticks of ten quotes and depth. */
    private static MarketEvent busy(MarketEvent tick, SplittableRandom random, long time) {
        int id = random.nextInt(BUSY_INSTRUMENTS);
        return switch (random.nextInt(20)) {
            case 0 -> tick.asTrade(id, time, 100, 1, Aggressor.SELL);
            case 1 -> tick.asOpenInterest(id, time, 10);
            case 2, 3, 4, 5, 6 -> tick.asDepth(id, time, 5);
            default -> tick.asQuote(id, time, 99, 1, 101, 1);
        };
    }

    /** Until the disk has written all that it may. */
    private void awaitStandstill() {
        while (recorder.permits.availablePermits() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldConflateQuotesAndLoseNothingElseWhileTheDiskStandsStillForASecondOfAHundredThousandTicks() {
        int before = 20_000;
        int second = 100_000;
        long seed = CommitSeed.value();
        SplittableRandom random = new SplittableRandom(seed);
        List<Seen> given = new ArrayList<>();
        long conflated;
        try (Pipeline pipeline = pipeline(Layout.FUSED, LIVE_RING)) {
            Inlet inlet = new Inlet(pipeline.producer(), true, () -> {});
            MarketEvent tick = new MarketEvent();
            recorder.permits.release(before);
            for (int id = 0; id < BUSY_INSTRUMENTS; id++) {
                given.add(Seen.of(tick.asInstrument(instrument(id), SECOND)));
                inlet.accept(tick);
            }
            for (int i = 0; i < before + second; i++) {
                if (i == before) {
                    awaitStandstill();
                }
                given.add(Seen.of(busy(tick, random, 2 * SECOND + i)));
                inlet.accept(tick);
            }
            assertTrue(inlet.isHolding(), "seed " + seed);
            recorder.permits.release(2 * second);
            inlet.end();
            pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(given.size(), inlet.received());
            assertEquals(0, inlet.blocked(), "the ring has room for what must not be lost");
            conflated = inlet.conflated(TickType.QUOTE) + inlet.conflated(TickType.DEPTH);
        }
        assertTrue(conflated > 0, "seed " + seed);
        assertEquals(given.size() - conflated, recorder.recorded.size(), "seed " + seed);
        for (TickType type : List.of(TickType.INSTRUMENT, TickType.TRADE, TickType.OPEN_INTEREST)) {
            assertEquals(count(given, type), count(recorder.recorded, type), type + ", seed " + seed);
        }
    }

    @Test
    void shouldNeverReplaceATickOfAFeedThatWaits() throws InterruptedException {
        try (Pipeline pipeline = pipeline(Layout.FUSED)) {
            Inlet inlet = new Inlet(pipeline.producer(), false, () -> {});
            Thread disk = new Thread(() -> grantInBursts(inlet, 1), "test-disk");
            disk.start();
            MarketEvent tick = new MarketEvent();
            inlet.accept(tick.asInstrument(instrument(0), SECOND));
            for (int i = 0; i < 4 * RING; i++) {
                inlet.accept(tick.asQuote(0, 2 * SECOND + i, 99, 1, 101, 1));
            }
            disk.interrupt();
            disk.join();
            recorder.permits.release(8 * RING);
            assertEquals(4 * RING + 1, pipeline.stop(10, TimeUnit.MINUTES).ticks());
        }
        assertEquals(4 * RING + 1, recorder.recorded.size());
    }
}
