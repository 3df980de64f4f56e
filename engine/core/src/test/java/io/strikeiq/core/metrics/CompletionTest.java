package io.strikeiq.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.testing.MetricsRig;
import io.strikeiq.testing.SyntheticMarket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When calculators are asked to complete a time. */
class CompletionTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long T = MetricsRig.START;

    /** Counts completions; never due, and heeds a move of a set share. */
    private static final class Counter implements MetricCalculator {
        private final double move;
        private double spot = Double.NaN;
        private int completions;
        private long firstTime;
        private long lastTime;

        Counter(double move) {
            this.move = move;
        }

        @Override
        public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
            spot = underlying.spot;
            firstTime = completions == 0 ? time : firstTime;
            lastTime = time;
            completions++;
        }

        @Override
        public long nextDue() {
            return Long.MAX_VALUE;
        }

        @Override
        public void narrow(SpotBand band) {
            band.limit(spot, move);
        }

        @Override
        public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
            // Completions only.
        }
    }

    private static int completions(Counter counter, double... prices) {
        MetricsRig rig = new MetricsRig(InstrumentKind.INDEX, counter);
        rig.price(T, 1_000);
        rig.price(T + SECOND / 10, 1_000);
        int before = counter.completions;
        for (int i = 0; i < prices.length; i++) {
            rig.price(T + (i + 2) * SECOND / 10, prices[i]);
        }
        return counter.completions - before;
    }

    @Test
    void shouldRestWhileSpotMovesLessThanAnyCalculatorHeeds() {
        assertEquals(0, completions(new Counter(0.001), 1_000.5, 1_000.9, 999.2, 1_000.5));
    }

    @Test
    void shouldCompleteAfterAMoveThatACalculatorHeeds() {
        assertEquals(1, completions(new Counter(0.001), 1_000.5, 1_001, 1_001.5, 1_001.2));
        assertEquals(2, completions(new Counter(0.001), 998, 1_000, 1_000.5));
    }

    @Test
    void shouldRestBetweenDueTimesWithTheStandardCalculators() {
        Counter counter = new Counter(1);
        StandardMetrics standard = new StandardMetrics(MetricsSettings.defaults());
        MarketState state = new MarketState();
        MetricsStage metrics = new MetricsStage(state, () -> {
            List<MetricCalculator> all = new ArrayList<>(standard.create());
            all.add(counter);
            return all;
        });
        MarketEvent tick = new MarketEvent();
        int ticks = 0;
        try (TickSource market = new SyntheticMarket(1, 30_000)) {
            for (; market.next(tick); ticks++) {
                state.find(tick);
                metrics.beforeTick(tick);
                state.onTick(tick);
                metrics.onTick(tick);
            }
        }
        long seconds = (counter.lastTime - counter.firstTime) / SECOND;
        String counted = counter.completions + " completions of " + ticks + " ticks in " + seconds + " s";
        assertTrue(counter.completions >= seconds, counted);
        assertTrue(counter.completions < ticks / 4, counted);
    }
}
