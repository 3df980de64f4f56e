package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.metrics.gamma.GammaScan;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.service.config.SuppliedConfig;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zero gamma of the tables of expiry days against a dense scan of every option. */
@LongTest
final class NseZeroGammaTest {
    private static final double LAST_DAY = 0.5 / 365;
    private static final double PRECISE = 1e-8;

    /** Compares at each clock tick, which makes a table complete. */
    private static final class Comparison implements TickSink {
        private final MarketState state = new MarketState();
        private final MetricsStage metrics = new MetricsStage(
                state,
                new StandardMetrics(SuppliedConfig.load("nse-tables.yaml").metrics()));
        private int tables;
        private int roots;

        @Override
        public void accept(MarketEvent tick) {
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
            if (tick.type == TickType.CLOCK && state.underlyingCount() > 0) {
                compare(state.underlying(0), metrics.frame(0));
            }
        }

        private void compare(UnderlyingState underlying, MetricFrame frame) {
            boolean expiryDay = underlying.front() != null && frame.get(Metric.TAU) < LAST_DAY;
            if (expiryDay && frame.isKnown(Metric.ZERO_GAMMA_ROOTS)) {
                List<Double> expected = new GammaScan(underlying).roots();
                assertEquals(expected.size(), frame.get(Metric.ZERO_GAMMA_ROOTS), () -> "table " + tables);
                double spot = underlying.spot;
                double nearest = expected.stream()
                        .min((a, b) -> Double.compare(Math.abs(a - spot), Math.abs(b - spot)))
                        .orElse(Double.NaN);
                assertEquals(nearest, frame.get(Metric.ZERO_GAMMA), PRECISE * spot, () -> "table " + tables);
                tables++;
                roots += expected.size();
            }
        }
    }

    @Test
    void shouldListEveryRootThatMattersOnExpiryDays() {
        Comparison comparison = new Comparison();
        new NseImporter().run(List.of(SharedData.file("nse-2019/NIFTY_2019-07.zip")), comparison);
        assertTrue(
                comparison.tables > 50 && comparison.roots > 20,
                comparison.tables + " tables, " + comparison.roots + " roots");
    }
}
