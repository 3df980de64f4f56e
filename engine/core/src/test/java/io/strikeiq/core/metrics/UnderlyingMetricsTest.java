package io.strikeiq.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.testing.SyntheticMarket;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calculator that does not follow the quotes of options must show, at every tick, what it would if it did. */
class UnderlyingMetricsTest {
    private static final int TICKS = 30_000;
    private static final long SECOND = 1_000_000_000L;
    private static final int LATE_ID = 100;

    /** Gives every tick to a calculator that may say that it wants fewer. */
    private record Every(MetricCalculator calculator) implements MetricCalculator {
        @Override
        public void attach(MetricFrame frame) {
            calculator.attach(frame);
        }

        @Override
        public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
            calculator.onTick(tick, state, underlying, frame);
        }

        @Override
        public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
            calculator.onTimeComplete(time, underlying, frame);
        }

        @Override
        public long nextDue() {
            return calculator.nextDue();
        }

        @Override
        public void narrow(SpotBand band) {
            calculator.narrow(band);
        }

        @Override
        public void onRetire(int ordinal) {
            calculator.onRetire(ordinal);
        }
    }

    /** One way through state and metrics. */
    private static final class Path {
        final MarketState state = new MarketState();
        final MetricsStage metrics;
        final MarketEvent tick = new MarketEvent();

        Path(MetricCalculators calculators) {
            metrics = new MetricsStage(state, calculators);
        }

        void onTick(MarketEvent source) {
            tick.copyFrom(source);
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
        }
    }

    private static MetricCalculators every() {
        StandardMetrics standard = new StandardMetrics(MetricsSettings.defaults());
        return () -> standard.each().stream().<MetricCalculator>map(Every::new).toList();
    }

    /** An option that is listed in mid-stream and expires before its end. */
    private static Instrument late(long now) {
        return Instrument.option(
                LATE_ID,
                "LATE",
                0,
                OptionRight.CALL,
                1_005,
                now + 120 * SECOND,
                ExerciseStyle.EUROPEAN,
                10,
                0.05,
                "USD");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldShowTheSameToCalculatorsThatAreSparedTheQuotesOfOptions(long seed) {
        Path spared = new Path(new StandardMetrics(MetricsSettings.defaults()));
        Path naive = new Path(every());
        MarketEvent tick = new MarketEvent();
        int quotes = 0;
        try (TickSource market = new SyntheticMarket(seed, TICKS)) {
            while (market.next(tick)) {
                if (tick.sequence == TICKS / 3) {
                    both(
                            spared,
                            naive,
                            new MarketEvent().asInstrument(late(tick.exchangeTime), tick.exchangeTime),
                            seed);
                }
                if (tick.sequence > TICKS / 3 && tick.sequence % 50 == 0) {
                    both(spared, naive, new MarketEvent().asQuote(LATE_ID, tick.exchangeTime, 9, 10, 9.5, 10), seed);
                }
                both(spared, naive, tick, seed);
                quotes += tick.type == TickType.QUOTE && tick.instrumentId > 0 ? 1 : 0;
            }
        }
        assertTrue(quotes > TICKS / 4, quotes + " quotes of options");
        assertEquals(2, spared.state.underlying(0).chainCount(), "the late option's chain has gone with it");
        assertTrue(spared.state.isRetired(LATE_ID));
    }

    /** Those that no engine reads at each tick and that are therefore shown later. */
    private static final Set<Metric> LATER = EnumSet.of(
            Metric.DEPTH_IMBALANCE,
            Metric.DEPTH_IMBALANCE_Z,
            Metric.OFI_DEPTH_Z,
            Metric.ADD_RATE,
            Metric.CANCEL_RATE,
            Metric.CANCEL_ADD_RATIO,
            Metric.RESILIENCY_HALF_LIFE,
            Metric.TRADE_RATE,
            Metric.VOLUME_RATE,
            Metric.SIGNED_VOLUME,
            Metric.LIQUIDITY_SCORE,
            Metric.SPOT_AGE);

    @Test
    void shouldShowTheSameHoweverOftenTheFrameIsTakenWhole() {
        Path seldom = new Path(new StandardMetrics(MetricsSettings.defaults()));
        Path always = new Path(new StandardMetrics(MetricsSettings.defaults()));
        Set<Metric> late = EnumSet.noneOf(Metric.class);
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarket(4, TICKS)) {
            while (market.next(tick)) {
                seldom.onTick(tick);
                always.onTick(tick);
                if (seldom.state.underlyingCount() == 0) {
                    continue;
                }
                MetricFrame present = always.metrics.wholeFrame(0);
                MetricFrame frame = tick.sequence % 97 == 0 ? seldom.metrics.wholeFrame(0) : seldom.metrics.frame(0);
                for (Metric metric : Metric.values()) {
                    if (Double.compare(present.get(metric), frame.get(metric)) != 0) {
                        assertTrue(tick.sequence % 97 != 0, () -> metric + " of the whole frame at " + tick.sequence);
                        late.add(metric);
                    }
                }
            }
        }
        assertTrue(LATER.containsAll(late), () -> late + " are late");
        assertTrue(late.size() > LATER.size() / 2, () -> late + " are late, the others are never compared late");
    }

    @Test
    void shouldTellTheAgeOfSpotWhereAnOpenHasMadeItUnknown() {
        Path path = new Path(new StandardMetrics(MetricsSettings.defaults()));
        MarketEvent tick = new MarketEvent();
        path.onTick(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "USD"), SECOND));
        assertFalse(path.metrics.wholeFrame(0).isKnown(Metric.SPOT_AGE), "no price has ever come");
        path.onTick(tick.asUnderlyingPrice(0, 10 * SECOND, 100));
        path.onTick(tick.asClock(12 * SECOND));
        assertEquals(2, path.metrics.wholeFrame(0).get(Metric.SPOT_AGE));
        long morning = 17 * 3_600 * SECOND;
        path.onTick(tick.asSession(0, morning, SessionPhase.OPEN));
        path.onTick(tick.asClock(morning + 10 * SECOND));
        assertFalse(path.metrics.wholeFrame(0).isKnown(Metric.SPOT));
        assertEquals(17 * 3_600, path.metrics.wholeFrame(0).get(Metric.SPOT_AGE));
        path.onTick(tick.asUnderlyingPrice(0, morning + 11 * SECOND, 101));
        assertEquals(101, path.metrics.wholeFrame(0).get(Metric.SPOT));
        assertEquals(0, path.metrics.wholeFrame(0).get(Metric.SPOT_AGE));
    }

    private static void both(Path spared, Path naive, MarketEvent tick, long seed) {
        spared.onTick(tick);
        naive.onTick(tick);
        if (spared.state.underlyingCount() == 0) {
            return;
        }
        for (Metric metric : Metric.values()) {
            assertEquals(
                    naive.metrics.frame(0).get(metric),
                    spared.metrics.frame(0).get(metric),
                    () -> "seed " + seed + " tick " + tick.sequence + " " + tick.type + ": " + metric);
        }
    }
}
