package io.strikeiq.imports.lean;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.metrics.book.BookSettings;
import io.strikeiq.core.metrics.price.PriceSettings;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The metrics of trades and prices on a recorded day of IBM, true ticks, against their definitions recomputed at each half
 * hour from the whole tape.
 */
@LongTest
final class IbmTapeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_EVERY = 1_800 * SECOND;
    private static final BookSettings BOOK = BookSettings.defaults();
    private static final PriceSettings PRICE = PriceSettings.defaults();

    /** Tells the tape where the engine's intervals can end. */
    private record Completions(Tape tape) implements MetricCalculator {
        @Override
        public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
            tape.complete(time);
        }

        @Override
        public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
            // The tape reads the ticks itself.
        }
    }

    private final Map<Metric, Double> worst = new EnumMap<>(Metric.class);
    private final Map<Metric, Integer> cases = new EnumMap<>(Metric.class);

    @Test
    void shouldEqualTheDefinitionsRecomputedFromTheTape() {
        MarketState state = new MarketState();
        Tape tape = new Tape();
        MetricsStage metrics = new MetricsStage(state, () -> {
            List<MetricCalculator> standard = new StandardMetrics(MetricsSettings.defaults()).create();
            return Stream.concat(standard.stream(), Stream.of(new Completions(tape)))
                    .toList();
        });
        long look = 0;
        for (MarketEvent tick : session()) {
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
            tape.add(tick);
            if (tick.type == TickType.SESSION) {
                look = tick.exchangeTime + LOOK_EVERY;
            } else if (tick.type == TickType.TRADE && tick.exchangeTime >= look) {
                look += LOOK_EVERY;
                compare(tape, metrics.wholeFrame(0));
            }
        }
        check(Metric.VWAP, 1e-9);
        check(Metric.VWAP_SIGMA, 1e-9);
        check(Metric.SIGNED_VOLUME, 1e-9);
        check(Metric.TRADE_RATE, 1e-9);
        check(Metric.VOLUME_RATE, 1e-9);
        check(Metric.KYLE_LAMBDA, 1e-9);
        check(Metric.AMIHUD, 1e-9);
        check(Metric.REALISED_VOLATILITY, 1e-9);
    }

    /** The definition of the instrument, then all from the opening to before the close. */
    private static List<MarketEvent> session() {
        RecordedTicks recorded = new RecordedTicks();
        new LeanImporter().run(List.of(SharedData.file("lean/equity/usa/tick/ibm")), recorded);
        List<MarketEvent> ticks = recorded.all();
        List<MarketEvent> sessions = recorded.of(TickType.SESSION);
        ticks.removeIf(tick -> tick.type != TickType.INSTRUMENT
                && (tick.exchangeTime < sessions.get(1).exchangeTime
                        || tick.exchangeTime >= sessions.get(2).exchangeTime));
        return ticks;
    }

    private void compare(Tape tape, MetricFrame frame) {
        double flowRate = Math.log(2) / (BOOK.flowHalfLife() / 1e9);
        compare(Metric.VWAP, tape.vwap(), tape.vwap(), frame);
        compare(Metric.VWAP_SIGMA, tape.vwapSigma(), tape.vwapSigma(), frame);
        compare(Metric.TRADE_RATE, flowRate * tape.flow(trade -> 1), flowRate, frame);
        double volume = tape.flow(trade -> trade.size());
        compare(Metric.VOLUME_RATE, flowRate * volume, flowRate * volume, frame);
        compare(Metric.SIGNED_VOLUME, tape.flow(trade -> trade.side() * trade.size()), volume, frame);
        double[] impact = tape.impact(BOOK.impactInterval(), (double) BOOK.impactHalfLife());
        compare(Metric.KYLE_LAMBDA, impact[0], impact[0], frame);
        compare(Metric.AMIHUD, impact[1], impact[1], frame);
        double sigma = Math.sqrt(tape.variancePerSecond(PRICE) * PRICE.sessionSeconds() * PRICE.sessionsPerYear());
        compare(Metric.REALISED_VOLATILITY, sigma, sigma, frame);
    }

    private void compare(Metric metric, double expected, double scale, MetricFrame frame) {
        worst.merge(metric, Math.abs(frame.get(metric) - expected) / Math.abs(scale), Math::max);
        cases.merge(metric, 1, Integer::sum);
    }

    private void check(Metric metric, double tolerance) {
        ReferenceReport.check(
                "trades and prices",
                "tape of IBM, 8 Oct 2013",
                metric + ", relative",
                worst.get(metric),
                tolerance,
                cases.get(metric));
    }
}
