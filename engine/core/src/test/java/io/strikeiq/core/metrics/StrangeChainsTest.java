package io.strikeiq.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Chains that are legal and strange: each metric is a value or unknown, and memory follows what lives. */
class StrangeChainsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long START = 20_000 * DAY;

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
    private final MarketEvent tick = new MarketEvent();
    private long now = START;
    private int nextId = 1;

    private void push(MarketEvent event) {
        state.find(event);
        metrics.beforeTick(event);
        state.onTick(event);
        metrics.onTick(event);
    }

    private void underlying(int id) {
        push(tick.asInstrument(Instrument.underlying(id, "U" + id, InstrumentKind.EQUITY, 1, 0.01, "USD"), now));
    }

    private int option(int id, int underlying, OptionRight right, double strike, long expiry) {
        push(tick.asInstrument(
                Instrument.option(
                        id, "O" + id, underlying, right, strike, expiry, ExerciseStyle.EUROPEAN, 1, 0.01, "USD"),
                now));
        return id;
    }

    private void option(OptionRight right, double strike, long expiry) {
        int id = option(nextId++, 0, right, strike, expiry);
        push(tick.asQuote(id, now, 1, 5, 1.2, 5));
        push(tick.asOpenInterest(id, now, 1_000));
        push(tick.asTrade(id, now, 1.1, 3, Aggressor.BUY));
    }

    private void trade() {
        for (int i = 0; i < 200; i++) {
            now += SECOND / 3;
            push(tick.asQuote(0, now, 99.9 + i % 3, 10, 100.1 + i % 3, 10));
            push(tick.asTrade(0, now, 100 + i % 3, 5, Aggressor.SELL));
            for (int id = 1; id < Math.min(nextId, 20); id++) {
                push(tick.asQuote(id, now, 1 + 0.01 * (i % 5), 5, 1.2 + 0.01 * (i % 5), 5));
            }
            push(tick.asClock(now));
        }
    }

    private void assertFinite() {
        trade();
        for (Metric metric : Metric.values()) {
            assertFalse(Double.isInfinite(metrics.frame(0).get(metric)), metric.name());
        }
        assertTrue(metrics.frame(0).isKnown(Metric.SPOT));
    }

    @Test
    void shouldMeasureAChainOfPutsOnly() {
        underlying(0);
        for (int i = 0; i < 10; i++) {
            option(OptionRight.PUT, 95 + i, now + 7 * DAY);
        }
        assertFinite();
    }

    @Test
    void shouldMeasureAChainOfOneStrike() {
        underlying(0);
        option(OptionRight.CALL, 100, now + 7 * DAY);
        option(OptionRight.PUT, 100, now + 7 * DAY);
        assertFinite();
    }

    @Test
    void shouldMeasureAChainThroughItsLastMinute() {
        underlying(0);
        for (int i = 0; i < 10; i++) {
            option(OptionRight.CALL, 95 + i, now + 60 * SECOND);
            option(OptionRight.PUT, 95 + i, now + 60 * SECOND);
        }
        assertFinite();
        assertEquals(0, state.underlying(0).chainCount(), "and beyond it");
    }

    @Test
    void shouldMeasureStrikesAMillionTimesBelowAndTenMillionTimesAboveSpot() {
        underlying(0);
        for (double strike : new double[] {1e-4, 1e-2, 100, 1e5, 1e9, 1e11}) {
            option(OptionRight.CALL, strike, now + 7 * DAY);
            option(OptionRight.PUT, strike, now + 7 * DAY);
        }
        assertFinite();
    }

    @Test
    void shouldMeasureThreeThousandExpiries() {
        underlying(0);
        for (int i = 1; i <= 3_000; i++) {
            option(OptionRight.CALL, 100, now + i * DAY);
        }
        for (int i = 0; i < 3; i++) {
            now += 2 * SECOND;
            push(tick.asTrade(0, now, 100, 5, Aggressor.SELL));
            push(tick.asClock(now));
        }
        for (Metric metric : Metric.values()) {
            assertFalse(Double.isInfinite(metrics.frame(0).get(metric)), metric.name());
        }
    }

    @Test
    void shouldDropTheMetricsOfAnExpiredChainWithTheNextClockWhenOnlyOthersTick() {
        underlying(0);
        underlying(10_000);
        option(OptionRight.CALL, 100, now + 60 * SECOND);
        trade();
        nextId = 1;
        option(OptionRight.CALL, 100, now + 60 * SECOND);
        push(tick.asTrade(0, now, 100, 5, Aggressor.SELL));
        push(tick.asClock(now));
        assertEquals(1_000, metrics.frame(0).get(Metric.CALL_OI));
        now += 600 * SECOND;
        push(tick.asTrade(10_000, now, 50, 5, Aggressor.SELL));
        assertEquals(1_000, metrics.frame(0).get(Metric.CALL_OI), "another's tick is no time of this one");
        push(tick.asClock(now));
        assertFalse(metrics.frame(0).isKnown(Metric.CALL_OI));
    }

    private static long bytesOfManyUnderlyings(int firstOptionId) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadAllocatedBytes();
        StrangeChainsTest market = new StrangeChainsTest();
        for (int i = 0; i < 50; i++) {
            market.underlying(i);
        }
        for (int i = 0; i < 50; i++) {
            int id = market.option(firstOptionId + i, i, OptionRight.CALL, 100, START + 7 * DAY);
            market.push(market.tick.asTrade(i, market.now, 100, 5, Aggressor.SELL));
            market.push(market.tick.asQuote(id, market.now, 1, 5, 1.2, 5));
            market.push(market.tick.asOpenInterest(id, market.now, 100));
            market.push(market.tick.asTrade(id, market.now, 1.1, 3, Aggressor.BUY));
            market.push(market.tick.asOpenInterest(id, market.now, 103));
        }
        return threads.getCurrentThreadAllocatedBytes() - from;
    }

    @Test
    void shouldTakeNoMoreMemoryForLargeIdsThanForSmallOnes() {
        bytesOfManyUnderlyings(100);
        long small = bytesOfManyUnderlyings(100);
        long large = bytesOfManyUnderlyings(100_000);
        // The index by id is one for all: a few bytes for each page of ids.
        assertTrue(large < small + (1 << 16), large + " bytes, with small ids " + small);
    }
}
