package io.strikeiq.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.testing.SyntheticMarket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One bad tick leaves the metrics as they would be without it. */
class BadTickTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final int TICKS = 20_000;

    private static final class Rig {
        private final MarketState state = new MarketState();
        private final TickGate gate = new TickGate(state);
        private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
        private final MarketEvent slot = new MarketEvent();

        private Refusal push(MarketEvent tick) {
            slot.copyFrom(tick);
            if (gate.passes(slot)) {
                metrics.beforeTick(slot);
                state.onTick(slot);
                metrics.onTick(slot);
            }
            return slot.refused;
        }

        private MetricFrame frame() {
            return metrics.wholeFrame(0);
        }
    }

    private static void assertSame(MetricFrame expected, MetricFrame given) {
        for (Metric metric : Metric.values()) {
            assertEquals(expected.get(metric), given.get(metric), metric.name());
        }
    }

    @Test
    void shouldKnowEverythingAfterOneTickDatedFarAhead() {
        Rig clean = new Rig();
        Rig disturbed = new Rig();
        MarketEvent tick = new MarketEvent();
        MarketEvent bad = new MarketEvent();
        try (TickSource market = new SyntheticMarket(7, TICKS)) {
            while (market.next(tick)) {
                clean.push(tick);
                disturbed.push(tick);
                if (tick.sequence == TICKS / 4) {
                    bad.asUnderlyingPrice(0, tick.exchangeTime + 400 * DAY, 1_000);
                    assertEquals(Refusal.UNCONFIRMED_JUMP, disturbed.push(bad));
                }
            }
        }
        for (Metric metric : List.of(Metric.ATM_SIGMA, Metric.NET_GEX, Metric.CALL_OI)) {
            assertTrue(disturbed.frame().isKnown(metric), metric.name());
        }
        assertSame(clean.frame(), disturbed.frame());
    }

    @Test
    void shouldMeasureNothingOfATradeWhoseSizeCannotBe() {
        Rig clean = new Rig();
        Rig disturbed = new Rig();
        MarketEvent tick = new MarketEvent();
        MarketEvent bad = new MarketEvent();
        double[] sizes = {Double.MAX_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN, -5, 0};
        try (TickSource market = new SyntheticMarket(8, TICKS)) {
            while (market.next(tick)) {
                clean.push(tick);
                disturbed.push(tick);
                if (tick.sequence >= TICKS / 4 && tick.sequence < TICKS / 4 + sizes.length) {
                    double size = sizes[(int) tick.sequence - TICKS / 4];
                    bad.asTrade(0, tick.exchangeTime, 1_000, size, Aggressor.BUY);
                    assertEquals(Refusal.INVALID_TRADE, disturbed.push(bad));
                }
            }
        }
        assertTrue(disturbed.frame().isKnown(Metric.VOLUME_RATE));
        assertSame(clean.frame(), disturbed.frame());
    }
}
